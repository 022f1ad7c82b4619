import type { DesignSession } from '../session/index.js';
import type { TrialElement, TrialMarks } from '../trial/index.js';

/** One trial for the whole workbench: it goes on while it moves between its tab and the side of the board. */
export class TrialDesk {
  #element: TrialElement | undefined;
  #marks: TrialMarks | undefined;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Where the trial stands; `undefined` = none is under way. */
  get marks(): TrialMarks | undefined {
    return this.#marks;
  }

  /** The element, once its tag is known. Alone, it draws the flow itself. */
  element(session: DesignSession, isAlone: boolean): TrialElement {
    this.#element ??= this.#make();
    this.#element.session = session;
    this.#element.alone = isAlone;
    return this.#element;
  }

  #make(): TrialElement {
    const made = document.createElement('yl-trial') as TrialElement;
    made.classList.add('fill');
    made.dataset['landing'] = '';
    made.addEventListener('yl-trial-marks', (event) => {
      this.#marks = (event as CustomEvent<TrialMarks | undefined>).detail;
      this.#changed();
    });
    return made;
  }
}
