const STEP = 24;

interface PanelWidths {
  /** What it is kept under on this computer. */
  readonly key: string;
  readonly least: number;
  /** At first. */
  readonly width: number;
  readonly most: number;
}

/** Width of the side panel, dragged or by arrow keys, kept on this computer. */
export class SidePanel {
  width: number;
  readonly least: number;
  readonly most: number;
  readonly #key: string;
  readonly #changed: () => void;

  constructor(changed: () => void, { key, least, width, most }: PanelWidths) {
    this.#changed = changed;
    this.#key = `yunliu.workbench.${key}`;
    this.least = least;
    this.most = most;
    this.width = this.#kept() ?? width;
  }

  readonly onPointerDown = (event: PointerEvent): void => {
    const splitter = event.currentTarget as HTMLElement;
    const [from, start] = [event.clientX, this.width];
    splitter.setPointerCapture(event.pointerId);
    const move = ({ clientX }: PointerEvent): void => this.#set(start + from - clientX);
    const end = (): void => {
      splitter.removeEventListener('pointermove', move);
      this.#keep();
    };
    splitter.addEventListener('pointermove', move);
    splitter.addEventListener('lostpointercapture', end, { once: true });
  };

  readonly onKey = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.#set(this.width + step);
    this.#keep();
  };

  #set(width: number): void {
    this.width = Math.round(Math.max(this.least, Math.min(this.most, width)));
    this.#changed();
  }

  #keep(): void {
    try {
      localStorage.setItem(this.#key, String(this.width));
    } catch {
      // without storage the width lasts as long as the page
    }
  }

  #kept(): number | undefined {
    try {
      const width = Number(localStorage.getItem(this.#key) ?? '');
      return width >= this.least && width <= this.most ? width : undefined;
    } catch {
      return undefined;
    }
  }
}
