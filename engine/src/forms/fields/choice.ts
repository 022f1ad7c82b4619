import type { Json, JsonSchema } from '../../definition/json.js';
import type { Locale, LocalizedText } from '../../definition/localized-text.js';
import { localize } from '../../definition/localized-text.js';
import { isNothing, plainText } from './field-type.js';
import type { FieldType } from './field-type.js';

/** One thing to choose. */
export interface Choice {
  readonly value: string | number;
  readonly title: string;
}

/** Choices of `oneOf: [{const, title}]` or `enum`, in the order written. `title` may be a LocalizedText. */
export function choicesOf(schema: JsonSchema, locale: Locale = 'zh-CN'): Choice[] {
  const isValue = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';
  if (schema.oneOf) {
    return schema.oneOf.flatMap((entry) =>
      isValue(entry.const)
        ? [
            {
              value: entry.const,
              title: localize(entry.title as LocalizedText | undefined, locale) || String(entry.const),
            },
          ]
        : [],
    );
  }
  return (schema.enum ?? []).filter(isValue).map((value) => ({ value, title: String(value) }));
}

/** The title of `value`, or the value itself when it is none of the choices (an older version of the form). */
export function choiceTitle(schema: JsonSchema, value: Json | undefined, locale: Locale = 'zh-CN'): string {
  if (isNothing(value)) return '';
  return choicesOf(schema, locale).find((choice) => choice.value === value)?.title ?? plainText(value);
}

export const choiceField: FieldType = {
  kind: 'choice',
  accepts: (schema) => choicesOf(schema).length > 0,
  empty: null,
  isEmpty: isNothing,
  sanitize: (value) => (value === '' ? null : value),
  format: (value, field, { locale }) => choiceTitle(field.schema, value, locale),
};
