import type { Locale, ProcessDefinition } from '@yunliu/engine/definition';
import { ANY, feelTypeOfSchema, joinTypes, OPEN_CONTEXT, type FeelType } from '@yunliu/engine/expressions';
import type { FormTemplate } from '@yunliu/engine/forms';
import {
  conditionFields,
  formId,
  statesOf,
  type ConditionField,
  type DesignDocument,
  type ListWorld,
} from '../model/index.js';
import type { DesignWorld } from '../session/index.js';
import type { ScopeName } from './scope-name.js';

/** What of the world names come from. */
export type NameWorld = Pick<DesignWorld, 'definitions' | 'forms'> &
  Partial<Pick<DesignWorld, 'organisation' | 'systems' | 'systemTitles'>>;

/** The lists behind fields for roles and systems, where the world has them. */
export function listsOf({ organisation, systems = {}, systemTitles = {} }: NameWorld): ListWorld | undefined {
  return organisation === undefined ? undefined : { organisation, systems, systemTitles };
}

/** The forms of the process, those only the world has included. */
export function withForms(
  document: DesignDocument,
  { forms }: NameWorld,
): { readonly document: DesignDocument; readonly open: boolean } {
  const found: { [id: string]: FormTemplate } = { ...document.forms };
  let open = false;
  for (const { state } of statesOf(document).values()) {
    if (state.type !== 'task' || state.form === undefined) continue;
    const id = formId({ key: state.form.template, version: state.form.version });
    if (Object.hasOwn(found, id)) continue;
    const form = forms.find((each) => formId(each) === id);
    if (form === undefined) open = true;
    else found[id] = form;
  }
  return { document: { ...document, forms: found }, open };
}

export function processNames(document: DesignDocument, locale: Locale, lists?: ListWorld): readonly ScopeName[] {
  const fields = conditionFields(document, locale, lists);
  const types = variableTypes(document);
  const declared = document.definition.data?.properties ?? {};
  const names: ScopeName[] = [...fields].map(([name, field]) => ({
    name,
    title: field.title,
    type: types.get(name) ?? ANY,
    origin: Object.hasOwn(declared, name) ? 'variable' : 'field',
    field,
  }));
  const own =
    locale === 'en' ? { startedBy: 'Initiator', actor: 'Person acting' } : { startedBy: '发起人', actor: '办理人' };
  for (const [name, title] of Object.entries(own))
    if (!fields.has(name)) {
      const schema = { type: 'string' };
      const field: ConditionField = { name, title, kind: 'user', schema, choices: new Map(), columns: new Map() };
      names.push({ name, title, type: { kind: 'string' }, origin: 'own', field });
    }
  return names;
}

/** Types of the variables of a process, as the validator sees them. */
function variableTypes({ definition, forms }: DesignDocument): ReadonlyMap<string, FeelType> {
  const types = new Map<string, FeelType>();
  for (const schema of [definition.data, ...Object.values(forms).map((form) => form.schema)])
    for (const [name, property] of Object.entries(schema?.properties ?? {})) {
      const type = feelTypeOfSchema(property);
      const before = types.get(name);
      types.set(name, before === undefined ? type : joinTypes(before, type));
    }
  return types;
}

/** What the variables of another process are to one that calls it. */
export function childType(
  { definitions, forms }: NameWorld,
  keys: readonly string[],
): { readonly type: FeelType; readonly entries: ReadonlyMap<string, ConditionField> } {
  const processes = keys.flatMap((key) => definitions.filter((each) => each.key === key));
  if (processes.length === 0) return { type: OPEN_CONTEXT, entries: new Map() };
  const documents = processes.map((definition) => documentOf(definition, forms));
  const entries = new Map(documents.flatMap((document) => [...variableTypes(document)]));
  for (const name of ['outcome', 'businessKey', 'id']) entries.set(name, { kind: 'string' });
  return {
    type: { kind: 'context', entries, open: processes.length < keys.length },
    entries: new Map(documents.flatMap((document) => [...conditionFields(document)])),
  };
}

/** Names another process takes as its input. */
export function variablesOf(key: string, world: NameWorld, locale: Locale): readonly ScopeName[] {
  const definition = world.definitions.find((each) => each.key === key);
  if (definition === undefined) return [];
  return processNames(documentOf(definition, world.forms), locale).filter(({ origin }) => origin !== 'own');
}

function documentOf(definition: ProcessDefinition, forms: readonly FormTemplate[]): DesignDocument {
  const empty: DesignDocument = { definition, forms: {}, prints: {}, scenarios: {} };
  return withForms(empty, { definitions: [], forms }).document;
}
