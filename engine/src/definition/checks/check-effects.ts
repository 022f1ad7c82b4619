import { localize } from '../localized-text.js';
import { nearestName } from '../nearest-name.js';
import type { Effect } from '../effect.js';
import { jsonPointer } from '../issue.js';
import type { DefinitionSubject } from './definition-subject.js';
import { checkAssignmentRule } from './check-assignment.js';
import { checkAssignments } from './check-values.js';
import { checkProcessInput } from './check-child.js';
import { checkCompensateEffect } from './check-compensation.js';
import { checkDuration } from './check-duration.js';
import { reportExpression } from './expression-issues.js';
import { suggestion } from './issue-collector.js';

/** Every name and expression of a list of effects. */
export function checkEffects(
  subject: DefinitionSubject,
  effects: readonly Effect[] | undefined,
  pointer: string,
): void {
  for (const [index, effect] of (effects ?? []).entries()) checkEffect(subject, effect, pointer + jsonPointer(index));
}

function checkEffect(subject: DefinitionSubject, effect: Effect, pointer: string): void {
  const { types, open } = subject.variables;
  switch (effect.type) {
    case 'set':
      for (const name of Object.keys(effect.values))
        subject.requireVariable(name, pointer + jsonPointer('values', name));
      return checkAssignments(subject, {
        values: effect.values,
        pointer: `${pointer}/values`,
        names: types,
        open,
        targets: types,
      });
    case 'serial':
      requireSerial(subject, effect.rule, `${pointer}/rule`);
      return subject.requireVariable(effect.into, `${pointer}/into`);
    case 'document':
      if (subject.forms.given && effect.template !== '' && !subject.forms.keys.includes(effect.template)) {
        subject.error(
          'form/unknown',
          `${pointer}/template`,
          [`没有表单模板“${effect.template}”`, `There is no form template "${effect.template}"`],
          suggestion(nearestName(effect.template, subject.forms.keys), subject.forms.keys),
        );
      } else if (
        subject.forms.given &&
        effect.version !== undefined &&
        subject.forms.find(effect.template, effect.version) === undefined
      ) {
        subject.error(
          'form/unknown-version',
          `${pointer}/version`,
          [
            `表单模板“${effect.template}”没有第 ${effect.version} 版`,
            `The form template "${effect.template}" has no version ${effect.version}`,
          ],
          [
            `已有版本：${subject.forms.versions(effect.template).join('、')}。`,
            `Existing versions: ${subject.forms.versions(effect.template).join(', ')}.`,
          ],
        );
      }
      checkPrint(subject, effect, `${pointer}/print`);
      return checkPlaceholders(subject, effect.title, `${pointer}/title`);
    case 'notify':
      checkAssignmentRule(subject, effect.to, `${pointer}/to`);
      checkPlaceholders(subject, effect.title, `${pointer}/title`);
      return checkPlaceholders(subject, effect.text, `${pointer}/text`);
    case 'cc':
      return checkAssignmentRule(subject, effect.to, `${pointer}/to`);
    case 'message':
      if (effect.key !== undefined)
        reportExpression(subject, { text: effect.key, pointer: `${pointer}/key`, names: types, open });
      if (effect.ttl !== undefined) checkDuration(subject, effect.ttl, `${pointer}/ttl`, undefined);
      return checkData(subject, effect.data, pointer);
    case 'signal':
      return checkData(subject, effect.data, pointer);
    case 'compensate':
      return checkCompensateEffect(subject, effect.scope, pointer);
    case 'start':
      checkProcessInput(
        subject,
        [{ key: effect.process, pointer: `${pointer}/process` }],
        effect.input,
        `${pointer}/input`,
      );
      return;
  }
}

/** What travels with a message or signal: any names, readable expressions. */
function checkData(
  subject: DefinitionSubject,
  data: { readonly [name: string]: string } | undefined,
  pointer: string,
): void {
  const { types, open } = subject.variables;
  checkAssignments(subject, { values: data, pointer: `${pointer}/data`, names: types, open, targets: new Map() });
}

export function requireSerial(subject: DefinitionSubject, rule: string, pointer: string): void {
  const known = Object.keys(subject.definition.serials ?? {});
  if (rule === '' || known.includes(rule)) return;
  subject.error(
    'serial/unknown',
    pointer,
    [`没有编号规则“${rule}”`, `There is no serial rule "${rule}"`],
    known.length === 0
      ? ['在 serials 中定义该规则。', 'Define the rule in serials.']
      : suggestion(nearestName(rule, known), known),
  );
}

/** Names the engine itself fills in besides the variables. */
const OWN_PLACEHOLDERS = new Set(['businessKey', 'subject']);

function checkPlaceholders(subject: DefinitionSubject, text: Parameters<typeof localize>[0], pointer: string): void {
  if (text === undefined || subject.variables.open) return;
  const names = new Set<string>();
  for (const locale of ['zh-CN', 'en'] as const) {
    for (const match of localize(text, locale).matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)) names.add(match[1] ?? '');
  }
  for (const name of names) {
    if (subject.variables.types.has(name) || OWN_PLACEHOLDERS.has(name)) continue;
    subject.warning(
      'notify/unknown-variable',
      pointer,
      [`文字中的“{{${name}}}”不是变量，将显示为空`, `"{{${name}}}" is not a variable and stays empty`],
      suggestion(nearestName(name, subject.variables.types.keys()), []),
    );
  }
}

/** The print template named must be one of the form version that will be printed. */
function checkPrint(
  subject: DefinitionSubject,
  { template, version, print }: Effect & { type: 'document' },
  pointer: string,
): void {
  if (print === undefined || print === '') return;
  const printed = version ?? highestVersion(subject, template);
  const form = `${template}@${printed}`;
  const { prints = {} } = subject.context;
  const known = Object.hasOwn(prints, form) ? prints[form] : undefined;
  if (known === undefined || known.includes(print)) return;
  subject.error(
    'form/unknown-print',
    pointer,
    [
      `表单模板“${template}”第 ${printed} 版没有打印模板“${print}”`,
      `The form template "${template}" version ${printed} has no print template "${print}"`,
    ],
    suggestion(nearestName(print, known), known),
  );
}

/** The version a document without one is printed in: the highest a task shows, else 1. */
function highestVersion({ placed }: DefinitionSubject, template: string): number {
  const versions = placed.flatMap(({ state }) =>
    state.type === 'task'
      ? [...(state.form === undefined ? [] : [state.form]), ...(state.reference ?? [])].filter(
          (form) => form.template === template,
        )
      : [],
  );
  return Math.max(1, ...versions.map(({ version }) => version));
}
