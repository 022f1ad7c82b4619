import type { Clock } from '@yunliu/engine';

/** Without a sign of life for so long, a window counts as closed. */
const AWAY_AFTER_MS = 60_000;
/** Windows should come again within this time. */
export const BEAT_MS = 20_000;
/** Of one draft; more are not counted. */
const MOST_WINDOWS = 100;

/** An open window of somebody on a draft. */
export interface OpenWindow {
  readonly window: string;
  readonly userId: string;
  readonly since: string;
  readonly until: string;
}

interface Beat {
  readonly window: string;
  readonly userId: string;
  readonly intent: 'edit' | 'take-over' | 'look' | 'leave';
}

interface BeatAnswer {
  readonly holder?: OpenWindow;
  readonly others: readonly OpenWindow[];
  /** Who took it from this window. */
  readonly takenOverBy?: string;
  /** From whom this very beat has taken it. */
  readonly tookFrom?: string;
}

/**
 * Who has which draft open and who holds it for editing. Lives in memory: it only keeps people from working against each
 * other unknowingly; what is saved is safe by the revision check.
 */
export interface Presence {
  beat(designId: string, beat: Beat): BeatAnswer;
  /** Everybody who has it open. */
  windows(designId: string): readonly OpenWindow[];
  holder(designId: string): OpenWindow | undefined;
  forget(designId: string): void;
}

interface Desk {
  readonly windows: Map<string, OpenWindow>;
  holder?: string;
  /** Window that lost it -> user who took it. */
  readonly taken: Map<string, string>;
}

export function createPresence(clock: Clock): Presence {
  const desks = new Map<string, Desk>();

  /** Without those that are gone by now. */
  function fresh(designId: string): Desk | undefined {
    const desk = desks.get(designId);
    if (desk === undefined) return undefined;
    const now = Date.parse(clock.now());
    for (const [id, { until }] of desk.windows) {
      if (Date.parse(until) > now) continue;
      desk.windows.delete(id);
      desk.taken.delete(id);
      if (desk.holder === id) delete desk.holder;
    }
    if (desk.windows.size > 0) return desk;
    desks.delete(designId);
    return undefined;
  }

  function holder(designId: string): OpenWindow | undefined {
    const desk = fresh(designId);
    return desk?.holder === undefined ? undefined : desk.windows.get(desk.holder);
  }

  return {
    beat(designId, { window, userId, intent }) {
      const desk: Desk = fresh(designId) ?? { windows: new Map(), taken: new Map() };
      const known = desk.windows.get(window);
      // A window belongs to whoever opened it: nobody speaks for another’s.
      const isForeign = known !== undefined && known.userId !== userId;
      const before = desk.holder === undefined ? undefined : desk.windows.get(desk.holder);
      if (intent === 'leave' && !isForeign) {
        desk.windows.delete(window);
        desk.taken.delete(window);
        if (desk.holder === window) delete desk.holder;
      } else if (!isForeign && (known !== undefined || desk.windows.size < MOST_WINDOWS)) {
        const now = clock.now();
        const until = new Date(Date.parse(now) + AWAY_AFTER_MS).toISOString();
        desk.windows.set(window, { window, userId, since: known?.since ?? now, until });
        if (intent === 'look' && desk.holder === window) delete desk.holder;
        const isFree = desk.holder === undefined;
        if ((intent === 'edit' && isFree) || intent === 'take-over') {
          if (before !== undefined && before.window !== window) desk.taken.set(before.window, userId);
          desk.holder = window;
          desk.taken.delete(window);
        }
      }
      if (desk.windows.size > 0) desks.set(designId, desk);
      else desks.delete(designId);
      const holds = holder(designId);
      const takenOverBy = desk.taken.get(window);
      const tookFrom =
        intent === 'take-over' && holds?.window === window && before !== undefined && before.window !== window
          ? before.userId
          : undefined;
      return {
        ...(holds === undefined ? {} : { holder: holds }),
        others: [...desk.windows.values()].filter((other) => other.window !== window),
        ...(takenOverBy === undefined ? {} : { takenOverBy }),
        ...(tookFrom === undefined ? {} : { tookFrom }),
      };
    },
    windows: (designId) => [...(fresh(designId)?.windows.values() ?? [])],
    holder,
    forget: (designId) => void desks.delete(designId),
  };
}
