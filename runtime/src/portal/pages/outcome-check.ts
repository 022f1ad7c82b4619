import type { JsonObject } from '@yunliu/engine/definition';
import type { OfferedOutcome } from '../../api/index.js';
import { call } from '../api-client.js';

const PAUSE_MS = 500;

export interface OutcomeCheckHost {
  readonly taskId: () => string;
  /** What stands in the form; undefined = nothing to ask about. */
  readonly submission: () => JsonObject | undefined;
  readonly onOutcomes: (outcomes: readonly OfferedOutcome[]) => void;
}

/** Asks the server which outcomes the present values allow. */
export class OutcomeCheck {
  private readonly host: OutcomeCheckHost;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  constructor(host: OutcomeCheckHost) {
    this.host = host;
  }

  soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.now(), PAUSE_MS);
  }

  /** A failed question leaves the buttons as they are: the server judges anyway. */
  async now(): Promise<void> {
    const values = this.host.submission();
    if (values === undefined) return;
    this.asked += 1;
    const mine = this.asked;
    try {
      const { outcomes } = await call('checkTask', { params: { id: this.host.taskId() }, body: { values } });
      // Answers may overtake each other: only the newest question counts.
      if (mine === this.asked) this.host.onOutcomes(outcomes);
    } catch {
      // nothing to tell the person
    }
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}

/** Fresh outcomes with the last judgement kept: the server judged the stored values, the form may hold others. */
export function asLastJudged(
  fresh: readonly OfferedOutcome[],
  known: readonly OfferedOutcome[],
): readonly OfferedOutcome[] {
  return fresh.map((one) => ({
    ...one,
    offered: known.find((other) => other.key === one.key)?.offered ?? one.offered,
  }));
}
