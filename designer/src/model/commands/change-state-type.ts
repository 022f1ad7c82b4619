import type { LocalizedText, Outcomes, State } from '@yunliu/engine/definition';
import type { Editor } from '../editing/editor.js';
import { refuse } from '../editing/refusal.js';
import type { StateCommand } from './command.js';
import { newState } from './defaults.js';
import { requireState } from './find-state.js';
import { giveOnlyForm } from './give-form.js';
import { freshKeys } from './state-commands.js';
import { targetsOf } from './state-exits.js';

const COMMON = ['title', 'description', 'onEntry', 'onExit', 'compensation'];
const WAITING = ['timers', 'messages', 'signals', 'clocks'];

/** Makes another kind of state of it; titles, effects, timers and as many ways out as the new kind has room for stay. */
export function changeStateType(
  editor: Editor,
  { key, to }: Extract<StateCommand, { readonly type: 'change-state-type' }>,
): void {
  const { state, pointer } = requireState(editor.document, key);
  if (state.type === to) return;
  if ((state.type === 'phase' || state.type === 'parallel') && to !== 'phase')
    refuse(
      'state/holds-others',
      [`“${key}”中还有其他状态`, `"${key}" holds other states`],
      ['先把里面的状态移出，或解散阶段。', 'Move the states out first, or dissolve the phase.'],
    );
  if (state.type === 'parallel')
    refuse(
      'state/holds-others',
      ['并行不能改为阶段', 'A parallel state cannot become a phase'],
      ['请新建阶段并移入状态。', 'Make a phase and move the states in.'],
    );
  const targets = [...new Set(targetsOf(state))];
  const next = targets[0] ?? key;
  const made = newState(to, state.title, next, freshKeys(editor));
  const stays = [...COMMON, ...(to === 'decision' || to === 'final' ? [] : WAITING)];
  const kept = Object.fromEntries(Object.entries(state).filter(([name]) => stays.includes(name)));
  const { type, ...rest } = { ...made, ...kept, ...waysFor(to, state, targets) };
  editor.set(pointer, { type });
  for (const [name, value] of Object.entries(rest)) editor.set(`${pointer}/${name}`, value);
  if (to === 'task') giveOnlyForm(editor, [key]);
}

/** Ways out in the form the new kind has them. */
function waysFor(to: State['type'], state: State, targets: readonly string[]): object {
  const [first, ...others] = targets;
  if (first === undefined) return {};
  if (to === 'task' && state.type === 'decision') {
    const outcomes = [
      ...state.branches.map((branch) => ({ to: branch.to, title: branch.title })),
      { to: state.otherwise, title: undefined },
    ];
    return { outcomes: asOutcomes(outcomes) };
  }
  if (to === 'task' && others.length > 0)
    return { outcomes: asOutcomes(targets.map((target) => ({ to: target, title: undefined }))) };
  if (to === 'decision' && state.type === 'task') {
    const ways = Object.values(state.outcomes);
    const last = ways.at(-1);
    const branches = ways
      .slice(0, -1)
      .map(({ when, to: target, title }) => ({ when: when ?? 'false', to: target, title }));
    return last === undefined || branches.length === 0 ? {} : { branches, otherwise: last.to };
  }
  return {};
}

function asOutcomes(ways: readonly { readonly to: string; readonly title: LocalizedText | undefined }[]): Outcomes {
  return Object.fromEntries(
    ways.map(({ to, title }, index) => [
      index === 0 ? 'done' : `done-${index + 1}`,
      { title: title ?? { 'zh-CN': '完成', en: 'Done' }, to, ...(index === 0 ? { style: 'primary' as const } : {}) },
    ]),
  );
}
