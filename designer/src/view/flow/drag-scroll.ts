interface DragStart {
  readonly x: number;
  readonly y: number;
  readonly left: number;
  readonly top: number;
}

/** Moves a scrolling element by dragging it with the mouse; fingers scroll it by themselves. */
export class DragScroll {
  private from: DragStart | undefined;

  readonly start = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse' || event.button !== 0) return;
    const stage = event.currentTarget as HTMLElement;
    this.from = { x: event.clientX, y: event.clientY, left: stage.scrollLeft, top: stage.scrollTop };
  };

  readonly move = (event: PointerEvent): void => {
    if (this.from === undefined) return;
    const stage = event.currentTarget as HTMLElement;
    if (!stage.classList.contains('dragging')) {
      // A click with an unsteady hand is not a drag.
      if (Math.hypot(event.clientX - this.from.x, event.clientY - this.from.y) < 5) return;
      stage.classList.add('dragging');
      stage.setPointerCapture(event.pointerId);
    }
    stage.scrollLeft = this.from.left - (event.clientX - this.from.x);
    stage.scrollTop = this.from.top - (event.clientY - this.from.y);
  };

  readonly end = (event: PointerEvent): void => {
    this.from = undefined;
    (event.currentTarget as HTMLElement).classList.remove('dragging');
  };
}
