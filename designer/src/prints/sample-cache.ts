import type { JsonObject, Locale } from '@yunliu/engine/definition';
import type { CompiledForm } from '@yunliu/engine/forms';
import { sampleValues } from './sample-values.js';

/** Sample values of each form, made once. */
export class SampleCache {
  readonly #known = new WeakMap<CompiledForm, Map<string, JsonObject>>();

  of(form: CompiledForm, locale: Locale, rows: number): JsonObject {
    const known = this.#known.get(form) ?? new Map<string, JsonObject>();
    const key = `${locale} ${String(rows)}`;
    const values = known.get(key) ?? sampleValues(form, { locale, rows });
    this.#known.set(form, known.set(key, values));
    return values;
  }
}
