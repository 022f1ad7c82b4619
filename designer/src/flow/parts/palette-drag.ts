const THRESHOLD = 5;

/** Tells when a press on the palette has become a drag; a press that stays is a click. */
export function watchPaletteDrag(event: PointerEvent, start: (event: MouseEvent) => void): void {
  if (event.button !== 0) return;
  const button = event.currentTarget as Element;
  const root = button.getRootNode() as ShadowRoot;
  const isTouch = event.pointerType !== 'mouse';
  const done = new AbortController();
  const { signal } = done;
  let isDragged = false;
  let hover: Element | null = null;
  // A finger is no mouse to the board: what it does is told again as one.
  const send = (type: string, { clientX, clientY }: PointerEvent): void => {
    const target = root.elementFromPoint(clientX, clientY) ?? button;
    const tell = (what: string, at: Element): boolean =>
      at.dispatchEvent(
        new MouseEvent(what, { clientX, clientY, buttons: 1, bubbles: true, composed: true, cancelable: true }),
      );
    if (target !== hover) {
      if (hover !== null) tell('mouseout', hover);
      tell('mouseover', target);
      hover = target;
    }
    tell(type, target);
  };
  document.addEventListener(
    'pointermove',
    (move) => {
      if (isDragged) return send('mousemove', move);
      if (Math.hypot(move.clientX - event.clientX, move.clientY - event.clientY) < THRESHOLD) return;
      isDragged = true;
      start(move);
      if (isTouch) send('mousemove', move);
      else done.abort();
    },
    { signal },
  );
  document.addEventListener(
    'pointerup',
    (up) => {
      if (isDragged) send('mouseup', up);
      done.abort();
    },
    { signal },
  );
  document.addEventListener(
    'pointercancel',
    () => {
      done.abort();
      if (isDragged) document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    },
    { signal },
  );
}
