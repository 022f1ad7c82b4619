const NOTICE_MS = 6000;

/** A sentence that stands on the board for a while. */
export class Notice {
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  text = '';

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  tell(text: string): void {
    this.text = text;
    clearTimeout(this.#timer);
    if (text !== '') this.#timer = setTimeout(() => this.tell(''), NOTICE_MS);
    this.#changed();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
