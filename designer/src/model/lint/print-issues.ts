import { jsonPointer, type Issue } from '@yunliu/engine/definition';
import type { CompiledForm, FormTemplate } from '@yunliu/engine/forms';
import type { DesignDocument } from '../document/design-document.js';
import { compileDraftForm } from '../document/sound-form.js';
import { tablesOf } from '../names/document-sites.js';
import { printNames } from '../names/print-names.js';

/** The engine's check of a print template, `/print` as pointer and the line in the words. */
export type PrintCheck = (text: string, form: CompiledForm) => readonly Issue[];

type Prints = DesignDocument['prints'][string];

/** Templates are never changed: those of a form that stayed the same are not checked again. */
const known = new WeakMap<
  Prints,
  { readonly form: FormTemplate; readonly found: ReadonlyMap<string, readonly Issue[]> }
>();

/** Faults of the print templates: fields the form does not have and, where the engine's check is at hand, all others. */
export function printIssues(document: DesignDocument, check: PrintCheck | undefined): readonly Issue[] {
  const tables = tablesOf(document);
  return Object.entries(document.prints).flatMap(([id, prints]) => {
    const form = document.forms[id];
    const faults = check === undefined || form === undefined ? undefined : faultsOf(prints, form, check);
    return Object.entries(prints).flatMap(([name, text]) => {
      const pointer = jsonPointer('prints', id, name);
      const fields = unknownFields(document, tables, id, text).map((issue) => ({ ...issue, pointer }));
      const lines = new Set(fields.map(lineOf));
      const others = (faults?.get(name) ?? []).filter(
        (issue) => issue.code !== 'print/unknown-field' || !lines.has(lineOf(issue)),
      );
      return [
        ...fields,
        ...others.map((issue) => ({ ...issue, pointer, message: unended(issue.message), hint: MEND })),
      ];
    });
  });
}

function faultsOf(prints: Prints, form: FormTemplate, check: PrintCheck): ReadonlyMap<string, readonly Issue[]> {
  const before = known.get(prints);
  if (before?.form === form) return before.found;
  const compiled = compileDraftForm(form);
  const found = new Map(Object.entries(prints).map(([name, text]) => [name, check(text, compiled)] as const));
  known.set(prints, { form, found });
  return found;
}

/** The engine's hint is for those who write templates in files. */
const MEND = {
  'zh-CN': '在“打印”中按标出的位置修改模板。',
  en: 'Mend the template at the marked place in Prints.',
};

/** As the other faults of the list: without a full stop. */
function unended({ 'zh-CN': zh, en }: Issue['message']): Issue['message'] {
  return { 'zh-CN': zh.replace(/。$/u, ''), en: en.replace(/\.$/, '') };
}

function lineOf({ message }: Pick<Issue, 'message'>): string {
  return /第 (\d+) 行/.exec(message['zh-CN'])?.[1] ?? '';
}

function unknownFields(
  document: DesignDocument,
  tables: ReturnType<typeof tablesOf>,
  id: string,
  text: string,
): readonly Omit<Issue, 'pointer'>[] {
  return printNames(text)
    .filter((found) =>
      found.table === undefined
        ? !Object.hasOwn(document.forms[id]?.schema.properties ?? {}, found.name)
        : tables.get(found.table)?.has(found.name) !== true,
    )
    .map((found) => {
      const line = text.slice(0, found.from).split('\n').length;
      return {
        code: 'print/unknown-field',
        severity: 'error',
        message: {
          'zh-CN': `打印模板第 ${line} 行：表单中没有字段“${found.name}”`,
          en: `Print template, line ${line}: the form has no field "${found.name}"`,
        },
        hint: { 'zh-CN': '改为表单中的字段，或删去该处。', en: 'Name a field of the form, or remove the place.' },
      };
    });
}
