import type { Issue } from '@yunliu/engine/definition';
import type { CompiledForm } from '@yunliu/engine/forms';

type Check = (text: string, form: CompiledForm) => readonly Issue[];

let loading: Promise<Check> | undefined;
let loaded: Check | undefined;

/** The engine's own check of print templates, loaded when it is first needed: the parser of templates is large. */
export async function loadPrintCheck(): Promise<Check> {
  loading ??= import('@yunliu/engine/documents/check').then(({ validatePrintTemplate }) => validatePrintTemplate);
  try {
    return (loaded = await loading);
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

/** The check, once it is here. */
export function loadedPrintCheck(): Check | undefined {
  return loaded;
}
