import { localize, walkStates, type Locale, type LocalizedText } from '@yunliu/engine/definition';
import { sameJson, type FormTemplate } from '@yunliu/engine/forms';
import { compareVersions, type VersionChange } from '@yunliu/engine/versions';
import type { DesignDocument } from '../model/index.js';
import { compareForms } from './compare-forms.js';
import { compareTexts } from './compare-texts.js';
import { followForms } from './follow-forms.js';
import { lineDifferences, type LineDifference } from './line-difference.js';

/** How something of the later design stands to the earlier one. */
export type ChangeMark = 'added' | 'removed' | 'changed' | 'moved';

export interface DesignChange {
  readonly mark: ChangeMark;
  readonly text: string;
}

/** What has changed in one step, form, template …, in sentences. */
export interface ChangeGroup {
  readonly title: string;
  /** The step it is about; it can be shown in the drawing. */
  readonly state?: string;
  readonly changes: readonly DesignChange[];
  /** Of a print template. */
  readonly lines?: readonly LineDifference[];
}

export interface DesignComparison {
  readonly groups: readonly ChangeGroup[];
  /** Marks of the steps in the drawings: removed ones are in the earlier, all others in the later one. */
  readonly marks: { readonly [state: string]: ChangeMark };
  readonly count: number;
  /** Nothing but the places of the drawing differs. */
  readonly isDrawingOnly: boolean;
}

/** Everything in which two designs of a process differ: flow, forms, print templates, scenarios. */
export function compareDesigns(before: DesignDocument, after: DesignDocument, locale: Locale): DesignComparison {
  const [old, now] = [formsOf(before), formsOf(after)];
  const earlier = followForms(before.definition, after.definition, {
    before: (form) => old.get(form)?.version,
    after: (form) => now.get(form)?.version,
  });
  const { changes } = compareVersions(earlier, after.definition);
  const groups = [
    ...flowGroups(before, after, changes, locale),
    ...formGroups(before, after, locale),
    ...printGroups(before, after, locale),
    ...scenarioGroups(before, after, locale),
  ];
  const count = groups.reduce((sum, group) => sum + group.changes.length, 0);
  return {
    groups,
    marks: marksOf(changes),
    count,
    isDrawingOnly: count > 0 && count === changes.length && changes.every(({ subject }) => subject === 'layout'),
  };
}

function marksOf(changes: readonly VersionChange[]): DesignComparison['marks'] {
  const marks = new Map<string, ChangeMark>();
  for (const change of changes) {
    if (change.state === undefined) continue;
    const mark = markOf(change);
    const known = marks.get(change.state);
    // New and gone say it all; a step that has moved and changed is shown as changed.
    if (known === 'added' || known === 'removed') continue;
    marks.set(change.state, known !== undefined && mark === 'moved' ? known : mark);
  }
  return Object.fromEntries(marks);
}

/** A new outcome is a change of its step; only a step itself is new or gone. */
function markOf({ subject, how }: VersionChange): ChangeMark {
  if (subject === 'state' && (how === 'added' || how === 'removed' || how === 'moved')) return how;
  return 'changed';
}

function flowGroups(
  before: DesignDocument,
  after: DesignDocument,
  changes: readonly VersionChange[],
  locale: Locale,
): readonly ChangeGroup[] {
  const titles = new Map(
    [...walkStates(before.definition), ...walkStates(after.definition)].map(({ key, state }) => [
      key,
      localize(state.title, locale) || key,
    ]),
  );
  const byState = new Map<string | undefined, VersionChange[]>();
  for (const change of changes) byState.set(change.state, [...(byState.get(change.state) ?? []), change]);
  const texts = compareTexts(locale);
  return [...byState].map(([state, some]) => ({
    title: state === undefined ? texts.process : (titles.get(state) ?? state),
    ...(state === undefined ? {} : { state }),
    changes: some.map((change) => ({ mark: markOfSentence(change), text: change.sentence[locale] })),
  }));
}

function markOfSentence({ how }: VersionChange): ChangeMark {
  return how === 'added' || how === 'removed' || how === 'moved' ? how : 'changed';
}

/** Forms by key: a changed form gets another number when it is published, and is the same form all the same. */
function formsOf({ forms }: DesignDocument): ReadonlyMap<string, FormTemplate> {
  return new Map(
    Object.values(forms)
      .toSorted((a, b) => a.version - b.version)
      .map((form) => [form.key, form]),
  );
}

function formGroups(before: DesignDocument, after: DesignDocument, locale: Locale): readonly ChangeGroup[] {
  const texts = compareTexts(locale);
  const [a, b] = [formsOf(before), formsOf(after)];
  return [...new Set([...b.keys(), ...a.keys()])].flatMap((key): readonly ChangeGroup[] => {
    const [old, now] = [a.get(key), b.get(key)];
    const title = texts.formOf(localize((now ?? old)?.title, locale) || key);
    if (old === undefined) return [{ title, changes: [{ mark: 'added', text: texts.formAdded }] }];
    if (now === undefined) return [{ title, changes: [{ mark: 'removed', text: texts.formRemoved }] }];
    const changes = compareForms(old, now, texts, locale).map(({ kind, text }) => ({ mark: kind, text }));
    return changes.length === 0 ? [] : [{ title, changes }];
  });
}

function printsOf(
  document: DesignDocument,
  locale: Locale,
): ReadonlyMap<string, { readonly title: string; readonly name: string; readonly text: string }> {
  const all = Object.entries(document.prints).flatMap(([id, prints]) => {
    const form = Object.hasOwn(document.forms, id) ? document.forms[id] : undefined;
    return Object.entries(prints).map(
      ([name, text]) =>
        [`${form?.key ?? id}/${name}`, { title: localize(form?.title, locale) || id, name, text }] as const,
    );
  });
  return new Map(all);
}

function printGroups(before: DesignDocument, after: DesignDocument, locale: Locale): readonly ChangeGroup[] {
  const texts = compareTexts(locale);
  const [a, b] = [printsOf(before, locale), printsOf(after, locale)];
  return [...new Set([...b.keys(), ...a.keys()])].flatMap((key): readonly ChangeGroup[] => {
    const [old, now] = [a.get(key), b.get(key)];
    if (old?.text === now?.text) return [];
    const some = now ?? old;
    const title = texts.printOf(some?.title ?? key, some?.name ?? 'print');
    if (old === undefined) return [{ title, changes: [{ mark: 'added', text: texts.printAdded }] }];
    if (now === undefined) return [{ title, changes: [{ mark: 'removed', text: texts.printRemoved }] }];
    const lines = lineDifferences(old.text, now.text);
    const count = (kind: LineDifference['kind']): number => lines.filter((line) => line.kind === kind).length;
    return [
      { title, changes: [{ mark: 'changed', text: texts.printChanged(count('added'), count('removed')) }], lines },
    ];
  });
}

function scenarioGroups(before: DesignDocument, after: DesignDocument, locale: Locale): readonly ChangeGroup[] {
  const texts = compareTexts(locale);
  const names = new Set([...Object.keys(after.scenarios), ...Object.keys(before.scenarios)]);
  const changes = [...names].flatMap((name): readonly DesignChange[] => {
    const [old, now] = [own(before.scenarios, name), own(after.scenarios, name)];
    const title = localize((now ?? old)?.['title'] as LocalizedText | undefined, locale) || name;
    if (old === undefined) return [{ mark: 'added', text: texts.scenarioAdded(title) }];
    if (now === undefined) return [{ mark: 'removed', text: texts.scenarioRemoved(title) }];
    return sameJson(old, now) ? [] : [{ mark: 'changed', text: texts.scenarioChanged(title) }];
  });
  return changes.length === 0 ? [] : [{ title: texts.scenarios, changes }];
}

function own<Value>(record: { readonly [key: string]: Value }, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
