import type { Json } from '@yunliu/engine/definition';
import type { UiElement, UiRule } from '@yunliu/engine/forms';
import type { ImportNotes } from './import-note.js';
import type { ImportedField } from './import-schema.js';

type Raw = { readonly [key: string]: unknown };

const LAYOUTS: ReadonlySet<string> = new Set([
  'VerticalLayout',
  'HorizontalLayout',
  'Group',
  'Categorization',
  'Category',
]);
const EFFECTS: ReadonlySet<string> = new Set(['SHOW', 'HIDE', 'ENABLE', 'DISABLE']);

/** A UI schema of JSON Forms with our elements in it; fields it does not name follow at the end, with a note. */
export function importUiSchema(
  ui: unknown,
  fields: readonly ImportedField[],
  notes: ImportNotes,
): readonly UiElement[] {
  const shown = new Set<ImportedField>();
  const reader = new UiReader(fields, notes, shown);
  const root = reader.element(ui, '');
  const rest = fields.filter((field) => !shown.has(field));
  for (const field of rest)
    notes.ui(
      '',
      `界面布局没有包含“${String(field.schema.title)}”，已放到末尾`,
      `The layout does not show "${String(field.schema.title)}"; it stands at the end`,
    );
  const top =
    root === undefined ? [] : root.type === 'VerticalLayout' && root.rule === undefined ? root.elements : [root];
  return [...top, ...rest.map(({ element }) => element)];
}

class UiReader {
  readonly #fields: readonly ImportedField[];
  readonly #notes: ImportNotes;
  readonly #shown: Set<ImportedField>;

  constructor(fields: readonly ImportedField[], notes: ImportNotes, shown: Set<ImportedField>) {
    this.#fields = fields;
    this.#notes = notes;
    this.#shown = shown;
  }

  element(raw: unknown, at: string): UiElement | undefined {
    if (typeof raw !== 'object' || raw === null) return undefined;
    const { type, elements, label, text, scope, options, rule } = raw as Raw;
    const kept = { ...(typeof label === 'string' && label !== '' ? { label } : {}), ...this.#rule(rule, at) };
    if (typeof type === 'string' && LAYOUTS.has(type)) {
      const children = (Array.isArray(elements) ? elements : []).flatMap(
        (child, index) => this.element(child, `${at}/elements/${index}`) ?? [],
      );
      this.#options(options, at, []);
      return { type: type as 'Group', ...kept, elements: children };
    }
    if (type === 'Label') {
      this.#options(options, at, []);
      return { type: 'Label', ...kept, text: typeof text === 'string' ? text : '' };
    }
    if (type === 'Control' && typeof scope === 'string') return this.#control(scope, kept, options, at);
    this.#notes.ui(
      at,
      `不认识的界面元素“${String(type)}”，未导入`,
      `The element "${String(type)}" is not known; it was left out`,
    );
    return undefined;
  }

  #control(scope: string, kept: object, options: unknown, at: string): UiElement | undefined {
    const path = scope.split('/').filter((step, index) => index > 0 && step !== 'properties');
    const field = this.#fields.find((one) => one.path.join('/') === path.join('/'));
    if (field === undefined) {
      this.#notes.ui(at, `“${scope}”没有对应的字段，未导入`, `"${scope}" leads to no field; it was left out`);
      return undefined;
    }
    this.#shown.add(field);
    const given = typeof options === 'object' && options !== null ? (options as Raw) : {};
    this.#options(options, at, ['multi', 'format', 'placeholder']);
    const own = 'options' in field.element ? field.element.options : undefined;
    const next: { [key: string]: Json } = { ...own };
    if (given['multi'] === true && field.schema.type === 'string') next['multi'] = true;
    if (given['format'] === 'radio') next['display'] = 'radio';
    if (typeof given['placeholder'] === 'string') next['placeholder'] = given['placeholder'];
    return { ...field.element, ...kept, ...(Object.keys(next).length === 0 ? {} : { options: next }) };
  }

  #options(options: unknown, at: string, known: readonly string[]): void {
    if (typeof options !== 'object' || options === null) return;
    for (const key of Object.keys(options))
      if (!known.includes(key))
        this.#notes.ui(`${at}/options/${key}`, `选项“${key}”未转换`, `The option "${key}" was not converted`);
  }

  /** Conditions on one field with a constant or a list become FEEL; others are told. */
  #rule(rule: unknown, at: string): { readonly rule?: UiRule } {
    if (typeof rule !== 'object' || rule === null) return {};
    const { effect, condition } = rule as Raw;
    const feel = typeof effect === 'string' && EFFECTS.has(effect) ? this.#feel(condition) : undefined;
    if (feel !== undefined) return { rule: { effect: effect as UiRule['effect'], condition: feel } };
    this.#notes.ui(
      `${at}/rule`,
      '显示规则未能转换，请重新设置条件',
      'The rule could not be converted; set the condition again',
    );
    return {};
  }

  #feel(condition: unknown): string | undefined {
    if (typeof condition !== 'object' || condition === null) return undefined;
    const { scope, schema, type, conditions, expectedValue } = condition as Raw;
    if ((type === 'AND' || type === 'OR') && Array.isArray(conditions)) {
      const parts = conditions.map((one) => this.#feel(one));
      return parts.some((part) => part === undefined) || parts.length === 0
        ? undefined
        : parts.map((part) => `(${part ?? ''})`).join(type === 'AND' ? ' and ' : ' or ');
    }
    if (typeof scope !== 'string') return undefined;
    const path = scope.split('/').filter((step, index) => index > 0 && step !== 'properties');
    const name = this.#fields.find((one) => one.path.join('/') === path.join('/'))?.name;
    if (name === undefined) return undefined;
    if (expectedValue !== undefined)
      return literal(expectedValue) === undefined ? undefined : `${name} = ${literal(expectedValue) ?? ''}`;
    return typeof schema === 'object' && schema !== null ? testOf(name, schema as Raw) : undefined;
  }
}

function testOf(name: string, schema: Raw): string | undefined {
  const { const: value, enum: values, minimum, maximum, exclusiveMinimum, exclusiveMaximum, not, ...others } = schema;
  const tests: string[] = [];
  const add = (given: unknown, sign: string): void => {
    if (typeof given === 'number') tests.push(`${name} ${sign} ${given}`);
  };
  if (value !== undefined) tests.push(literal(value) === undefined ? '' : `${name} = ${literal(value) ?? ''}`);
  if (Array.isArray(values)) {
    const list = values.map(literal);
    tests.push(list.includes(undefined) ? '' : `${name} in (${list.join(', ')})`);
  }
  add(minimum, '>=');
  add(maximum, '<=');
  add(exclusiveMinimum, '>');
  add(exclusiveMaximum, '<');
  if (typeof not === 'object' && not !== null) {
    const inner = testOf(name, not as Raw);
    tests.push(inner === undefined ? '' : `not(${inner})`);
  }
  const hasOthers = Object.keys(others).some((key) => key !== 'type');
  return tests.length === 0 || tests.includes('') || hasOthers ? undefined : tests.join(' and ');
}

function literal(value: unknown): string | undefined {
  if (value === null) return 'null';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? JSON.stringify(value)
    : undefined;
}
