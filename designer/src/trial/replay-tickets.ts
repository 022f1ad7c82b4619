import type { Scenario, ScenarioWorld } from '@yunliu/engine/simulate';
import { openDesign } from '../model/index.js';
import type { TicketStory } from '../session/index.js';
import { compareReplay, type Replayed, type ReplayComparison } from './compare-replay.js';
import { playTold } from './play-told.js';
import type { TrialBench } from './trial-bench.js';
import { trialWorld } from './trial-world.js';

export interface ReplayedTicket {
  readonly story: TicketStory;
  readonly comparison: ReplayComparison;
  /** The version it ran on could not be had: the people were not compared. */
  readonly isWithoutVersion: boolean;
}

type Version = Pick<Replayed, 'definition'> & { readonly world: ScenarioWorld };

/**
 * Finished tickets played on the draft and, for comparison, on the versions they ran on, both with the people, calendars
 * and other processes of today. Every version is read once. The draft is the one of the beginning: what somebody changes
 * meanwhile does not tell the later tickets from the earlier.
 */
export class TicketReplays {
  readonly #bench: TrialBench;
  readonly #draft: Version;
  readonly #versions = new Map<number, Promise<Version | undefined>>();

  /** `world`: that of the bench as it is now. */
  constructor(bench: TrialBench, world: ScenarioWorld) {
    this.#bench = bench;
    this.#draft = { definition: bench.session.document.definition, world };
  }

  /** `undefined` = it could not be read or played. */
  async replay(id: string): Promise<ReplayedTicket | undefined> {
    const { definition, world } = this.#draft;
    const story = await this.#bench.session.host.ticket?.(id);
    if (story === undefined) return undefined;
    const version = await this.#version(story.version);
    const told = story.scenario as unknown as Scenario;
    const compared = this.#bench.attempt(() => {
      const base = version && { definition: version.definition, played: playTold(told, version.world) };
      return compareReplay(story.path, { definition, played: playTold(told, world) }, base);
    });
    if ('fault' in compared) return undefined;
    return { story, comparison: compared.done, isWithoutVersion: version === undefined };
  }

  async #version(number: number): Promise<Version | undefined> {
    const known = this.#versions.get(number);
    if (known !== undefined) return known;
    const reading = this.#read(number);
    this.#versions.set(number, reading);
    return reading;
  }

  async #read(number: number): Promise<Version | undefined> {
    const { host } = this.#bench.session;
    try {
      const files = await host.versionFiles?.(number);
      if (files === undefined) return undefined;
      const document = openDesign(files);
      return { definition: document.definition, world: trialWorld(document, host.world) };
    } catch {
      // Without its version a ticket is still compared by its recorded path.
      return undefined;
    }
  }
}

/** The ticket would go another way. */
export function isOtherWay({ comparison }: ReplayedTicket): boolean {
  return comparison.first !== undefined;
}

/** The ticket would go the same way, in other hands. */
export function isOtherPeople({ comparison }: ReplayedTicket): boolean {
  const { first, people, standIns } = comparison;
  return first === undefined && people.length + standIns.length > 0;
}
