const THRESHOLD = 5;

/** Tells when a press on the palette has become a drag; a press that stays is a click. */
export function watchPaletteDrag(event: PointerEvent, start: (event: MouseEvent) => void): void {
  if (event.button !== 0) return;
  const done = new AbortController();
  const { signal } = done;
  document.addEventListener(
    'mousemove',
    (move) => {
      if (Math.hypot(move.clientX - event.clientX, move.clientY - event.clientY) < THRESHOLD) return;
      done.abort();
      start(move);
    },
    { signal },
  );
  document.addEventListener('pointerup', () => done.abort(), { signal });
  document.addEventListener('pointercancel', () => done.abort(), { signal });
}
