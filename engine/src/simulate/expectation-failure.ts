/** Something expected that is not so. `pointer` leads to it in the scenario file. */
export interface ExpectationFailure {
  readonly pointer: string;
  readonly message: { readonly 'zh-CN': string; readonly en: string };
}

export function failure(pointer: string, zh: string, en: string): ExpectationFailure {
  return { pointer, message: { 'zh-CN': zh, en } };
}
