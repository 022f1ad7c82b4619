import { validateDefinition, validateForm, type Issue, type ValidationContext } from '@yunliu/engine/definition';
import type { FormTemplate } from '@yunliu/engine/forms';
import { jsonPointer } from '@yunliu/engine/definition';
import type { DesignDocument } from '../document/design-document.js';
import { statesOf } from '../commands/find-state.js';
import { sitesOf } from '../names/document-sites.js';
import type { ListWorld } from '../names/offered-entries.js';
import { elementAt, type DesignElement } from './element.js';
import { fixesFor, type Fix } from './fixes.js';
import { inPanelWords } from './missing-words.js';
import { pickerIssues } from './picker-issues.js';
import { printIssues, type PrintCheck } from './print-issues.js';

/** What the design may refer to outside itself. Forms of the document count anyway. */
export interface LintContext extends ValidationContext {
  /** Its parser is large: given by whoever has loaded it. Without it only the fields of print templates are checked. */
  readonly checkPrint?: PrintCheck;
  /** What pickers would offer now; without it nothing is said about it. */
  readonly lists?: ListWorld;
}

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
    ...printIssues(document, context.checkPrint),
    ...pickerIssues(document, context.lists),
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
