const KEY = 'yunliu.workbench.panel';
const LEAST = 260;
const MOST = 640;
const STEP = 24;

/** Width of the side panel, dragged or by arrow keys, kept on this computer. */
export class SidePanel {
  width = readWidth();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  readonly least = LEAST;
  readonly most = MOST;

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
    this.width = Math.round(Math.max(LEAST, Math.min(MOST, width)));
    this.#changed();
  }

  #keep(): void {
    try {
      localStorage.setItem(KEY, String(this.width));
    } catch {
      // without storage the width lasts as long as the page
    }
  }
}

function readWidth(): number {
  try {
    const width = Number(localStorage.getItem(KEY) ?? '');
    return width >= LEAST && width <= MOST ? width : 360;
  } catch {
    return 360;
  }
}
