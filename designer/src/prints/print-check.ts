import type { Issue } from '@yunliu/engine/definition';

/** A fault of a template with its line. */
export interface PrintFault {
  /** From 1; undefined: the whole template. */
  readonly line: number | undefined;
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: { readonly 'zh-CN': string; readonly en: string };
  readonly hint: { readonly 'zh-CN': string; readonly en: string };
}

export function printFault({ code, severity, message, hint }: Issue): PrintFault {
  const line = /第 (\d+) 行/.exec(message['zh-CN'])?.[1];
  return { line: line === undefined ? undefined : Number(line), code, severity, message, hint };
}

/** Every fault once, in the order of the lines. */
export function sortFaults(faults: readonly PrintFault[]): readonly PrintFault[] {
  const seen = new Set<string>();
  return faults
    .filter(({ line, code, message }) => {
      const key = JSON.stringify([line, code, message['zh-CN'].replace(/[“”「」。]/g, '')]);
      return !seen.has(key) && seen.add(key);
    })
    .toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0));
}
