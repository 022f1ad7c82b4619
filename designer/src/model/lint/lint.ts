import { validateDefinition, validateForm, type Issue, type ValidationContext } from '@yunliu/engine/definition';
import type { FormTemplate } from '@yunliu/engine/forms';
import { jsonPointer } from '@yunliu/engine/definition';
import type { DesignDocument } from '../document/design-document.js';
import { statesOf } from '../commands/find-state.js';
import { sitesOf, tablesOf } from '../names/document-sites.js';
import { printNames } from '../names/print-names.js';
import { elementAt, type DesignElement } from './element.js';
import { fixesFor, type Fix } from './fixes.js';
import { inPanelWords } from './missing-words.js';

/** What the design may refer to outside itself. Forms of the document count anyway. */
export type LintContext = ValidationContext;

/** A fault with the element to mark and what to do about it with one click. */
export interface DesignIssue extends Issue {
  readonly element: DesignElement;
  readonly fixes: readonly Fix[];
}

/** Documents are never changed: what two of them share is held against the schema once. */
const sound: NonNullable<LintContext['sound']> = new WeakMap();
const knownForms = new WeakMap<FormTemplate, readonly Issue[]>();

/**
 * All faults of the design, by the engine's own rules, pointers from the document's root. Forms that did not change are not
 * checked again. About a millisecond per ten states; for large processes call it when the hand rests.
 */
export function lint(document: DesignDocument, context: LintContext = {}): readonly DesignIssue[] {
  const own = Object.values(document.forms);
  const ids = new Set(Object.keys(document.forms));
  const others = (context.forms ?? []).filter(({ key, version }) => !ids.has(`${key}@${version}`));
  const prints = {
    ...context.prints,
    ...Object.fromEntries(Object.entries(document.prints).map(([id, named]) => [id, ['print', ...Object.keys(named)]])),
  };
  const found = [
    ...within(
      '/definition',
      validateDefinition(document.definition, { ...context, forms: [...own, ...others], prints, sound }),
    ),
    ...Object.entries(document.forms).flatMap(([id, form]) => within('/forms' + jsonPointer(id), formIssues(form))),
    ...printIssues(document),
    ...scenarioIssues(document),
  ];
  return found.map((issue) => ({
    ...inPanelWords(document, issue),
    element: elementAt(document, issue.pointer),
    fixes: fixesFor(document, issue),
  }));
}

function within(base: string, issues: readonly Issue[]): readonly Issue[] {
  return issues.map((issue) => ({ ...issue, pointer: base + issue.pointer }));
}

function formIssues(form: FormTemplate): readonly Issue[] {
  const issues = knownForms.get(form) ?? validateForm(form);
  knownForms.set(form, issues);
  return issues;
}

/** Fields that a print template names and the form does not have. */
function printIssues(document: DesignDocument): readonly Issue[] {
  const tables = tablesOf(document);
  return Object.entries(document.prints).flatMap(([id, prints]) =>
    Object.entries(prints).flatMap(([name, text]) =>
      printNames(text)
        .filter((found) =>
          found.table === undefined
            ? !Object.hasOwn(document.forms[id]?.schema.properties ?? {}, found.name)
            : tables.get(found.table)?.has(found.name) !== true,
        )
        .map((found): Issue => {
          const line = text.slice(0, found.from).split('\n').length;
          return {
            code: 'print/unknown-field',
            severity: 'error',
            pointer: jsonPointer('prints', id, name),
            message: {
              'zh-CN': `打印模板第 ${line} 行：表单中没有字段“${found.name}”`,
              en: `Print template, line ${line}: the form has no field "${found.name}"`,
            },
            hint: { 'zh-CN': '改为表单中的字段，或删去该处。', en: 'Name a field of the form, or remove the place.' },
          };
        }),
    ),
  );
}

/** Stories that name states which are gone. */
function scenarioIssues(document: DesignDocument): readonly Issue[] {
  const states = statesOf(document);
  return sitesOf(document)
    .names.filter((site) => site.kind === 'state' && site.pointer.startsWith('/scenarios/') && !states.has(site.name))
    .map(({ name, pointer }) => ({
      code: 'scenario/unknown-state',
      severity: 'warning',
      pointer,
      message: {
        'zh-CN': `场景中的状态“${name}”已不存在`,
        en: `The scenario names the state "${name}", which is gone`,
      },
      hint: { 'zh-CN': '修改场景的该步骤，或重新录制。', en: 'Change the step, or record it again.' },
    }));
}
