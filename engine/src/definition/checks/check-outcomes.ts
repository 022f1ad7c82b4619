import type { TypeEnvironment } from '../../expressions/index.js';
import { jsonPointer } from '../issue.js';
import type { Outcomes, Route } from '../states/state.js';
import { checkEffects } from './check-effects.js';
import type { DefinitionSubject } from './definition-subject.js';

/** Outcomes people choose: where they lead, when they are offered, what they do. */
export function checkOutcomes(
  subject: DefinitionSubject,
  outcomes: Outcomes | undefined,
  pointer: string,
  names?: TypeEnvironment,
): void {
  for (const [name, outcome] of Object.entries(outcomes ?? {})) {
    const at = pointer + jsonPointer(name);
    subject.requireState(outcome.to, `${at}/to`);
    checkEffects(subject, outcome.effects, `${at}/effects`);
    if (outcome.when === undefined) continue;
    const { constant } = subject.condition(outcome.when, `${at}/when`, names);
    if (constant === undefined) continue;
    if (constant.value === true) {
      subject.warning(
        'outcome/always-offered',
        `${at}/when`,
        [`“${name}”的条件恒为真`, `The condition of "${name}" is always true`],
        ['删去 when。', 'Remove when.'],
      );
    } else {
      subject.error(
        'outcome/never-offered',
        `${at}/when`,
        [`“${name}”的条件恒不成立，永远不会出现`, `The condition of "${name}" is never true, so it is never offered`],
        ['改写条件，或删去该选项。', 'Change the condition or remove the outcome.'],
      );
    }
  }
}

/** Ways out that people do not choose. */
export function checkRoutes(
  subject: DefinitionSubject,
  routes: { readonly [outcome: string]: Route },
  pointer: string,
): void {
  for (const [name, route] of Object.entries(routes)) {
    const at = pointer + jsonPointer(name);
    subject.requireState(route.to, `${at}/to`);
    checkEffects(subject, route.effects, `${at}/effects`);
  }
}
