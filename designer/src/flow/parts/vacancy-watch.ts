import type { Locale, State } from '@yunliu/engine/definition';
import type { VacancyMark } from '../../expressions/index.js';
import { RestingHand, type DesignSession } from '../../session/index.js';
import { statesOf } from '../../model/index.js';
import type { VacancySign } from '../drawing/drawing.js';
import { flowDesignerTexts } from '../flow-designer-texts.js';

/** Time at once before the page may do something else. */
const AT_ONCE_MS = 8;

/** Steps that find nobody with the people of today; looked for a few at a time when the hand rests. */
export class VacancyWatch {
  readonly #session: DesignSession;
  readonly #changed: () => void;
  readonly #hand = new RestingHand(() => void this.#look());
  /** Answers for the step as it is, as long as nothing around it is another. */
  #known = new WeakMap<State, { readonly found: VacancyMark | undefined }>();
  #around: readonly unknown[] = [];
  #round = 0;
  #found: ReadonlyMap<string, VacancyMark> = new Map();

  constructor(session: DesignSession, changed: () => void) {
    this.#session = session;
    this.#changed = changed;
  }

  /** The document is another. */
  follow(): void {
    this.#round += 1;
    this.#hand.restart();
  }

  /** What was found last: the same object until something else is found. */
  get found(): ReadonlyMap<string, VacancyMark> {
    return this.#found;
  }

  stop(): void {
    this.#round += 1;
    this.#hand.stop();
  }

  async #look(): Promise<void> {
    const round = this.#round;
    // Without a network there is nothing to look with; the next change looks again.
    const finder = await import('./find-vacancies.js').catch(() => undefined);
    if (finder === undefined) return;
    const { document, host } = this.#session;
    const { roles, start } = document.definition;
    this.#forget([roles, start, host.world]);
    const found = new Map<string, VacancyMark>();
    let since = performance.now();
    for (const { key, state } of statesOf(document).values()) {
      if (round !== this.#round) return;
      if (state.type !== 'task') continue;
      const known = this.#known.get(state) ?? {
        found: finder.vacancyMarks(document, host.world, { state: key }).get(key),
      };
      this.#known.set(state, known);
      if (known.found !== undefined) found.set(key, known.found);
      if (performance.now() - since < AT_ONCE_MS) continue;
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
    if (round !== this.#round || isSame(found, this.#found)) return;
    this.#found = found;
    this.#changed();
  }

  #forget(around: readonly unknown[]): void {
    if (around.every((one, at) => one === this.#around[at])) return;
    this.#around = around;
    this.#known = new WeakMap();
  }
}

function isSame(one: ReadonlyMap<string, VacancyMark>, other: ReadonlyMap<string, VacancyMark>): boolean {
  return one.size === other.size && [...one].every(([key, found]) => other.get(key) === found);
}

/** The marks of the steps, in the language of the board. */
export function vacancyMarks(
  found: ReadonlyMap<string, VacancyMark>,
  locale: Locale,
): ReadonlyMap<string, VacancySign> {
  const { vacant, perhapsVacant } = flowDesignerTexts(locale);
  return new Map(
    [...found].map(([key, { severity, messages }]) => [
      key,
      {
        severity,
        title: severity === 'error' ? vacant : perhapsVacant,
        messages: messages.map((message) => message[locale]),
      },
    ]),
  );
}
