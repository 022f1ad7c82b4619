import type SignaturePad from 'signature_pad';

/**
 * A drawing surface on `canvas`; the library is loaded when the first person signs. Drawn in device pixels, so that the
 * stroke is sharp on paper too.
 */
export async function openPad(canvas: HTMLCanvasElement): Promise<SignaturePad> {
  const { default: Pad } = await import('signature_pad');
  const ratio = Math.max(2, window.devicePixelRatio);
  canvas.width = canvas.offsetWidth * ratio;
  canvas.height = canvas.offsetHeight * ratio;
  canvas.getContext('2d')?.scale(ratio, ratio);
  return new Pad(canvas, { penColor: '#14213d', minWidth: 0.8, maxWidth: 2.6 });
}
