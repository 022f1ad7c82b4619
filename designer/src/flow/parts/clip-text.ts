import type { Clip } from '../../model/index.js';

const FORMAT = 'yunliu/states@1';

/** States as text for the system's clipboard. */
export function clipText(clip: Clip): string {
  return JSON.stringify({ format: FORMAT, ...clip });
}

/** The states of such a text; undefined for any other text. */
export function readClipText(text: string): Clip | undefined {
  if (!text.includes(FORMAT)) return undefined;
  try {
    const { format, ...clip } = JSON.parse(text) as { readonly format?: unknown } & Clip;
    const whole = format === FORMAT && typeof clip.states === 'object' && clip.states !== null;
    return whole && Object.values(clip.states).every((state) => typeof state?.type === 'string') ? clip : undefined;
  } catch {
    return undefined;
  }
}
