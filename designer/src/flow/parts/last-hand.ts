/**
 * What the mouse adds is named in its place at once. Keys go on building (F2 names), and a finger would bring up the
 * keyboard of the phone.
 */
export class LastHand {
  readonly #rename: (id: string) => void;
  #isMouse = false;

  constructor(host: HTMLElement, rename: (id: string) => void) {
    this.#rename = rename;
    const options = { capture: true };
    host.addEventListener('pointerdown', ({ pointerType }) => (this.#isMouse = pointerType === 'mouse'), options);
    host.addEventListener('keydown', () => (this.#isMouse = false), options);
  }

  /** A step was added. */
  readonly added = (id: string): void => {
    if (this.#isMouse) this.#rename(id);
  };
}
