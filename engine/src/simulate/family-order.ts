import type { LoggedCommand, TicketLog } from './scenario-of-log.js';

/** A command with the ticket or child it was sent to. */
export interface FamilyCommand extends LoggedCommand {
  readonly member: TicketLog;
}

/**
 * The commands of a ticket and its children in one order: by time, each log in its own order, nothing of a child before the
 * command that started it. Of what happened at the same time the newest child comes first: its parent waits for it.
 */
export function familyOrder(family: readonly TicketLog[]): readonly FamilyCommand[] {
  const startedBy = startsOf(family);
  const waiting = family.map((member) => ({ member, next: 0, rank: startedBy.has(member.instance.id) ? -1 : 0 }));
  const told: FamilyCommand[] = [];
  for (let rank = 1; ;) {
    const open = waiting.filter(({ member, next }) => next < member.log.length);
    if (open.length === 0) return told;
    const free = open.filter((each) => each.rank >= 0);
    const [first, ...others] = free.length > 0 ? free : open;
    if (first === undefined) return told;
    const turn = others.reduce((best, each) => (isBefore(each, best) ? each : best), first);
    const entry = turn.member.log[turn.next];
    turn.next += 1;
    if (entry === undefined) continue;
    told.push({ ...entry, member: turn.member });
    for (const each of waiting) {
      const start = startedBy.get(each.member.instance.id);
      if (each.rank < 0 && start?.parent === turn.member && start.commandId === entry.command.commandId) {
        each.rank = rank;
        rank += 1;
      }
    }
  }
}

interface Waiting {
  readonly member: TicketLog;
  readonly next: number;
  readonly rank: number;
}

function isBefore(a: Waiting, b: Waiting): boolean {
  const [timeOfA, timeOfB] = [a, b].map(({ member, next }) => member.log[next]?.at ?? '');
  return timeOfA === timeOfB ? a.rank > b.rank : (timeOfA ?? '') < (timeOfB ?? '');
}

/** Child -> the command of its parent that started it. */
function startsOf(
  family: readonly TicketLog[],
): ReadonlyMap<string, { readonly parent: TicketLog; readonly commandId: string }> {
  const ids = new Set(family.map(({ instance }) => instance.id));
  return new Map(
    family.flatMap((parent) =>
      parent.history.flatMap(({ type, details, commandId }) => {
        const child = details['instance'];
        return type === 'child.started' && typeof child === 'string' && ids.has(child)
          ? [[child, { parent, commandId }] as const]
          : [];
      }),
    ),
  );
}
