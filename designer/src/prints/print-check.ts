import type { Issue } from '@yunliu/engine/definition';
import type { CompiledForm } from '@yunliu/engine/forms';

/** A fault of a template with its line. */
export interface PrintFault {
  /** From 1; undefined: the whole template. */
  readonly line: number | undefined;
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: { readonly 'zh-CN': string; readonly en: string };
  readonly hint: { readonly 'zh-CN': string; readonly en: string };
}

type Check = (text: string, form: CompiledForm) => readonly Issue[];

let loading: Promise<Check> | undefined;

/** The engine's own check, loaded when it is first needed: the parser of templates is large. */
export async function loadPrintCheck(): Promise<Check> {
  loading ??= import('@yunliu/engine/documents/check').then(({ validatePrintTemplate }) => validatePrintTemplate);
  try {
    return await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
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
