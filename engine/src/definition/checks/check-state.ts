import { jsonPointer } from '../issue.js';
import { nearestName } from '../nearest-name.js';
import type { DecisionState, PhaseState, ServiceState, States } from '../states/state.js';
import type { PlacedState } from '../walk-states.js';
import { OPEN_CONTEXT } from '../../expressions/index.js';
import { checkHandlerInput } from './check-handler-input.js';
import { checkCall } from './check-child.js';
import { checkEffects } from './check-effects.js';
import { rowNames } from './check-group.js';
import { checkOutcomes, checkRoutes } from './check-outcomes.js';
import { checkParallel } from './check-parallel.js';
import { checkStateForm } from './check-rights.js';
import { checkTaskRules } from './check-task-rules.js';
import { checkDuration } from './check-duration.js';
import { checkTiming } from './check-timing.js';
import { checkAssignments } from './check-values.js';
import type { DefinitionSubject } from './definition-subject.js';
import { suggestion } from './issue-collector.js';

/** Names and expressions of one state. How states hang together is checked on the flow graph. */
export function checkState(subject: DefinitionSubject, placed: PlacedState, timerIds: Set<string>): void {
  const { state, pointer } = placed;
  checkEffects(subject, state.onEntry, `${pointer}/onEntry`);
  checkEffects(subject, state.onExit, `${pointer}/onExit`);
  checkEffects(subject, state.compensation, `${pointer}/compensation`);
  if (state.type !== 'decision' && state.type !== 'final') checkTiming(subject, state, pointer, timerIds);
  switch (state.type) {
    case 'task':
      checkTaskRules(subject, placed, state);
      checkStateForm(subject, state, pointer);
      return checkOutcomes(
        subject,
        state.outcomes,
        `${pointer}/outcomes`,
        state.group?.each === undefined ? undefined : rowNames(subject, state.group.each),
      );
    case 'decision':
      return checkDecision(subject, state, pointer);
    case 'parallel':
      for (const [name, region] of Object.entries(state.regions)) {
        checkInitial(subject, region.initial, region.states, pointer + jsonPointer('regions', name, 'initial'));
      }
      return checkParallel(subject, state, pointer);
    case 'phase':
      checkInitial(subject, state.initial, state.states, `${pointer}/initial`);
      checkOutcomes(subject, state.outcomes, `${pointer}/outcomes`);
      checkRoutes(subject, state.onDone, `${pointer}/onDone`);
      checkRoutes(subject, state.onError ?? {}, `${pointer}/onError`);
      return checkPhaseEnds(subject, state, pointer);
    case 'call':
      checkCall(subject, state, pointer);
      checkRoutes(subject, state.onError ?? {}, `${pointer}/onError`);
      return checkRoutes(subject, state.outcomes, `${pointer}/outcomes`);
    case 'service':
      checkRoutes(subject, state.onError ?? {}, `${pointer}/onError`);
      return checkService(subject, state, pointer);
    case 'wait':
    case 'final':
      return;
  }
}

export function checkInitial(subject: DefinitionSubject, initial: string, states: States, pointer: string): void {
  if (initial === '' || Object.hasOwn(states, initial)) return;
  const known = Object.keys(states);
  subject.error(
    'state/initial-not-inside',
    pointer,
    [`初始状态“${initial}”不在同一层的 states 中`, `The initial state "${initial}" is not among the states beside it`],
    suggestion(nearestName(initial, known), known),
  );
}

function checkDecision(subject: DefinitionSubject, state: DecisionState, pointer: string): void {
  const seen = new Map<string, number>();
  for (const [index, branch] of state.branches.entries()) {
    const at = `${pointer}/branches/${index}`;
    subject.requireState(branch.to, `${at}/to`);
    const { constant } = subject.condition(branch.when, `${at}/when`);
    const text = branch.when.replace(/\s+/g, ' ').trim();
    const before = seen.get(text);
    if (constant?.value === true) {
      subject.error(
        'decision/always-taken',
        `${at}/when`,
        [
          `第 ${index + 1} 个分支的条件恒为真，后面的分支和 otherwise 不会用到`,
          `Branch ${index + 1} is always true, so nothing after it is ever taken`,
        ],
        ['改写条件，或把它的去向放到 otherwise。', 'Change the condition, or make its target the otherwise.'],
      );
    } else if (constant !== undefined) {
      subject.error(
        'decision/never-taken',
        `${at}/when`,
        [`第 ${index + 1} 个分支的条件恒不成立`, `Branch ${index + 1} is never true`],
        ['改写条件，或删去该分支。', 'Change the condition or remove the branch.'],
      );
    } else if (before !== undefined && text !== '') {
      subject.error(
        'decision/duplicate-branch',
        `${at}/when`,
        [
          `第 ${index + 1} 个分支与第 ${before + 1} 个条件相同，永远轮不到`,
          `Branch ${index + 1} has the condition of branch ${before + 1} and is never reached`,
        ],
        ['改写条件，或删去重复的分支。', 'Change the condition or remove the double.'],
      );
    } else seen.set(text, index);
  }
  subject.requireState(state.otherwise, `${pointer}/otherwise`);
}

/** Each final directly inside a phase leads on, and each route belongs to one. */
function checkPhaseEnds(subject: DefinitionSubject, state: PhaseState, pointer: string): void {
  const ends = new Set(
    Object.entries(state.states).flatMap(([key, inner]) =>
      inner.type === 'final' && inner.error === undefined ? [inner.outcome ?? key] : [],
    ),
  );
  const routes = Object.keys(state.onDone);
  if (ends.size === 0) {
    if (routes.length > 0) {
      subject.warning(
        'phase/no-final',
        `${pointer}/onDone`,
        ['该阶段内没有结束状态，onDone 不会用到', 'The phase has no final state, so onDone is never taken'],
        [
          '在阶段内增加 final 状态，或删去 onDone 中的去向。',
          'Add a final state inside, or remove the routes of onDone.',
        ],
      );
    }
    return;
  }
  for (const end of ends) {
    if (routes.includes(end) || routes.includes('*')) continue;
    subject.error(
      'phase/uncovered-outcome',
      `${pointer}/onDone`,
      [`没有写明阶段以“${end}”结束后的去向`, `There is no route for the phase's outcome "${end}"`],
      [`在 onDone 中增加“${end}”或 *。`, `Add "${end}" or * to onDone.`],
    );
  }
  for (const route of routes) {
    const used = route === '*' ? [...ends].some((end) => !routes.includes(end)) : ends.has(route);
    if (used) continue;
    const report = route === '*' ? 'warning' : 'error';
    subject[report](
      'phase/unknown-outcome',
      pointer + jsonPointer('onDone', route),
      [`阶段内没有以“${route}”为结局的结束状态`, `No final state inside ends the phase with "${route}"`],
      suggestion(nearestName(route, ends), [...ends]),
    );
  }
}

function checkService(subject: DefinitionSubject, state: ServiceState, pointer: string): void {
  const { types, open } = subject.variables;
  const { handlers } = subject.context;
  if (handlers !== undefined && state.external !== true && state.handler !== '' && !handlers.includes(state.handler)) {
    subject.error(
      'service/unknown-handler',
      `${pointer}/handler`,
      [`没有名为“${state.handler}”的处理程序`, `There is no handler "${state.handler}"`],
      suggestion(nearestName(state.handler, handlers), handlers),
    );
  }
  checkHandlerInput(subject, state, pointer);
  checkAssignments(subject, {
    values: state.input,
    pointer: `${pointer}/input`,
    names: types,
    open,
    targets: new Map(),
  });
  for (const name of Object.keys(state.output ?? {}))
    subject.requireVariable(name, pointer + jsonPointer('output', name));
  checkAssignments(subject, {
    values: state.output,
    pointer: `${pointer}/output`,
    names: new Map([...types, ['result', OPEN_CONTEXT]]),
    open,
    targets: types,
  });
  if (state.backoff !== undefined) checkDuration(subject, state.backoff, `${pointer}/backoff`, undefined);
  subject.requireState(state.to, `${pointer}/to`);
  if (state.onFailure !== undefined) subject.requireState(state.onFailure, `${pointer}/onFailure`);
}
