/** Turns a canvas into a PNG. */
export function canvasImage(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no image'))), 'image/png');
  });
}

/** A typed name as an image in the manner of a handwritten one, for people who cannot draw. */
export function typedSignature(name: string): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = 480;
  canvas.height = 160;
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.reject(new Error('no canvas'));
  const size = Math.min(88, Math.floor(440 / Math.max(1, [...name].length)));
  pen.font = `italic ${String(size)}px "Kaiti SC", STKaiti, KaiTi, "楷体", "Noto Sans SC", serif`;
  pen.fillStyle = '#14213d';
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(name, canvas.width / 2, canvas.height / 2);
  return canvasImage(canvas);
}
