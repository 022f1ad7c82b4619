import type { Json, Locale } from '@yunliu/engine/definition';
import { choicesOf, sameJson, type CompiledField } from '@yunliu/engine/forms';
import type { CompareTexts } from './compare-texts.js';

/** Settings whose value says enough by itself. */
const VALUES = ['default', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'] as const;
/** Settings of which only that they differ is told: their text is not for readers. */
const SCHEMA_TEXTS = ['pattern', 'format', 'multipleOf'] as const;
const ELEMENT_TEXTS = ['computed', 'initial', 'hint', 'rule', 'rules', 'options'] as const;

type Facts = Readonly<Record<string, unknown>>;

/** In what the settings of one field differ, a sentence each: choices, limits, default, formula, conditions. */
export function settingChanges(
  old: CompiledField,
  now: CompiledField,
  name: string,
  texts: CompareTexts,
  locale: Locale,
): readonly string[] {
  const words = texts.form;
  const titles = (field: CompiledField): ReadonlyMap<unknown, string> =>
    new Map(choicesOf(choiceSchema(field), locale).map(({ value, title }) => [value, title]));
  const [before, after] = [titles(old), titles(now)];
  const only = (some: ReadonlyMap<unknown, string>, others: ReadonlyMap<unknown, string>): readonly string[] =>
    [...some].filter(([value]) => !others.has(value)).map(([, title]) => title);
  const [added, removed] = [only(after, before), only(before, after)];
  const told: string[] = [];
  if (added.length > 0) told.push(words.choicesAdded(name, added));
  if (removed.length > 0) told.push(words.choicesRemoved(name, removed));
  for (const [value, title] of after) {
    const was = before.get(value);
    if (was !== undefined && was !== title) told.push(words.choiceRenamed(name, was, title));
  }
  if (told.length === 0 && !sameJson(asJson([...before]), asJson([...after]))) told.push(words.choicesOrdered(name));

  const [wasSchema, isSchema] = [old.schema as Facts, now.schema as Facts];
  for (const setting of VALUES) {
    const [from, to] = [wasSchema[setting], isSchema[setting]];
    if (sameJson(asJson(from), asJson(to))) continue;
    const what = words.settings[setting];
    const word = (value: unknown): string => after.get(value) ?? before.get(value) ?? plain(value, texts);
    told.push(
      to === undefined
        ? words.unset(name, what)
        : from === undefined
          ? words.set(name, what, word(to))
          : words.reset(name, what, word(from), word(to)),
    );
  }
  const [wasElement, isElement]: readonly Facts[] = [{ ...old.element }, { ...now.element }];
  const differs = (was: Facts | undefined, is: Facts | undefined, key: string): boolean =>
    !sameJson(asJson(was?.[key]), asJson(is?.[key]));
  for (const setting of SCHEMA_TEXTS)
    if (differs(wasSchema, isSchema, setting)) told.push(words.touched(name, words.settings[setting]));
  for (const setting of ELEMENT_TEXTS)
    if (differs(wasElement, isElement, setting)) {
      const sentence = words.touched(name, words.settings[setting]);
      if (!told.includes(sentence)) told.push(sentence);
    }
  return told;
}

/** Several choices keep theirs with the items. */
function choiceSchema({ schema }: CompiledField): CompiledField['schema'] {
  const { items } = schema as { readonly items?: CompiledField['schema'] };
  return schema.oneOf === undefined && schema.enum === undefined && items !== undefined ? items : schema;
}

function plain(value: unknown, texts: CompareTexts): string {
  if (typeof value === 'boolean') return value ? texts.form.yes : texts.form.no;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function asJson(value: unknown): Json {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as Json);
}
