import type { FieldVisibility } from '@yunliu/engine';
import { localize } from '@yunliu/engine/definition';
import type { Json, Locale, ProcessDefinition } from '@yunliu/engine/definition';
import type { ExplainedDecision } from '@yunliu/engine/explain';
import { fieldTitle, formatValue } from '@yunliu/engine/forms';
import type { CompiledField } from '@yunliu/engine/forms';
import type { ApiDecision, ConditionPart } from '../../api/index.js';
import type { LibraryForm } from '../library.js';
import type { ServerParts } from '../server-parts.js';
import { personOf } from './names.js';

type Explained = NonNullable<ExplainedDecision['tried'][number]['condition']>;
type Condition = NonNullable<ApiDecision['tried'][number]['condition']>;

const own: { readonly [name: string]: readonly [zhCN: string, en: string] } = {
  startedBy: ['发起人', 'Started by'],
  actor: ['操作人', 'Acting person'],
};

/** Conditions in words: titles of fields, values as people read them, nothing the reader may not see. */
export class ConditionWords {
  readonly #fields = new Map<string, CompiledField>();
  readonly #titles = new Map<string, string>();

  constructor(
    private readonly parts: ServerParts,
    definition: ProcessDefinition,
    forms: readonly LibraryForm[],
    private readonly visible: FieldVisibility | undefined,
    private readonly locale: Locale,
  ) {
    for (const { compiled } of forms)
      for (const field of compiled.fields.values()) if (field.table === undefined) this.#fields.set(field.path, field);
    for (const [name, { title }] of Object.entries(definition.data?.properties ?? {}))
      if (title !== undefined) this.#titles.set(name, localize(title, locale));
  }

  condition(explained: Explained): Condition {
    return { text: explained.text, met: metOf(explained), parts: leavesOf(explained).map((leaf) => this.part(leaf)) };
  }

  part(leaf: Explained): ConditionPart {
    return {
      text: leaf.text,
      met: metOf(leaf),
      values: (leaf.values ?? []).map(({ name, value }) => {
        const title = this.#title(name);
        const root = name.split('.')[0] ?? name;
        if (!Object.hasOwn(own, root) && this.visible?.sees(root) === false) return { name, title, hidden: true };
        return { name, title, value: this.#value(name, value) };
      }),
    };
  }

  #title(name: string): string {
    if (Object.hasOwn(own, name)) return own[name]?.[this.locale === 'en' ? 1 : 0] ?? name;
    const field = this.#fields.get(name);
    return field === undefined ? (this.#titles.get(name) ?? name) : fieldTitle(field, this.locale);
  }

  #value(name: string, value: Json): string {
    const isEn = this.locale === 'en';
    if (value === null || value === '') return isEn ? 'empty' : '空';
    if (typeof value === 'boolean') return value ? (isEn ? 'yes' : '是') : isEn ? 'no' : '否';
    const directory = this.parts.directory.view();
    const field = this.#fields.get(name);
    if (field !== undefined) {
      const names = {
        userName: (id: string) => directory.user(id)?.name,
        departmentName: (id: string) => directory.department(id)?.name,
        roleName: (key: string) => directory.role(key)?.title,
      };
      return formatValue(field, value, { locale: this.locale, names });
    }
    if (typeof value === 'string') {
      const isPerson = directory.user(value) !== undefined;
      return isPerson ? personOf(directory, value, this.locale).name : value;
    }
    return typeof value === 'number' ? String(value) : JSON.stringify(value).slice(0, 200);
  }
}

function metOf({ result }: Explained): ConditionPart['met'] {
  if (result === true) return 'yes';
  return result === false ? 'no' : 'unknown';
}

function leavesOf(explained: Explained): readonly Explained[] {
  return explained.parts === undefined ? [explained] : explained.parts.flatMap(leavesOf);
}
