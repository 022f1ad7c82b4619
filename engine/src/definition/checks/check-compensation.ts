import type { Effect } from '../effect.js';
import { effectsOf } from './check-written.js';
import type { DefinitionSubject } from './definition-subject.js';

/** What can be undone is undone somewhere, and what is to be undone can be. */
export function checkCompensation(subject: DefinitionSubject): void {
  const asked = effectsOf(subject.definition, subject.placed).filter(
    (effect): effect is Effect & { readonly type: 'compensate' } => effect.type === 'compensate',
  );
  for (const { key, state, pointer, ancestors } of subject.placed) {
    if (state.compensation === undefined) continue;
    const at = `${pointer}/compensation`;
    if (state.type === 'final') {
      subject.warning(
        'compensation/on-final',
        at,
        ['结束状态没有可撤销的工作，补偿不会执行', 'A final has done nothing to undo, so its compensation never runs'],
        ['把补偿写在完成工作的状态上。', 'Give the compensation to the state that did the work.'],
      );
    } else if (!asked.some(({ scope }) => scope === undefined || scope === key || ancestors.includes(scope))) {
      subject.warning(
        'compensation/never-asked',
        at,
        [`没有任何 compensate 动作会撤销“${key}”`, `No compensate effect ever undoes "${key}"`],
        [
          '在出错的去向上加 compensate 动作，或删去补偿。',
          'Put a compensate effect on the way out of the failure, or remove it.',
        ],
      );
    }
  }
}

/** A `compensate` effect has something to undo. */
export function checkCompensateEffect(subject: DefinitionSubject, scope: string | undefined, pointer: string): void {
  if (scope !== undefined && subject.requireState(scope, `${pointer}/scope`) === undefined) return;
  const isMeant = subject.placed.some(
    ({ key, state, ancestors }) =>
      state.compensation !== undefined && (scope === undefined || key === scope || ancestors.includes(scope)),
  );
  if (isMeant) return;
  subject.error(
    'compensation/nothing-to-undo',
    scope === undefined ? pointer : `${pointer}/scope`,
    ['范围内没有任何状态定义了补偿（compensation）', 'No state in the scope has a compensation'],
    [
      '为需要撤销的状态写 compensation，或删去该动作。',
      'Give the states to undo a compensation, or remove the effect.',
    ],
  );
}
