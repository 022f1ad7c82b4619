import { jsonPointer } from '../issue.js';
import { nearestName } from '../nearest-name.js';
import type { ProcessDefinition } from '../process-definition.js';
import type { CallState, Route } from '../states/state.js';
import { walkStates, type PlacedState } from '../walk-states.js';
import type { DefinitionSubject } from './definition-subject.js';
import { suggestion } from './issue-collector.js';

type ErrorRoutes = { readonly [code: string]: Route } | undefined;

/** Error codes: what is caught is raised somewhere, and what is raised is caught by somebody. */
export function checkErrors(subject: DefinitionSubject): void {
  for (const placed of subject.placed) {
    const { key, state, pointer } = placed;
    if (state.type === 'phase') {
      const inside = subject.placed.filter(({ ancestors }) => ancestors.includes(key));
      // What a host's handler declares is not written down anywhere.
      const codes = inside.some((inner) => inner.state.type === 'service') ? undefined : raisedBy(subject, inside);
      checkCaught(subject, state.onError, codes, pointer);
    }
    if (state.type === 'call') checkCaught(subject, state.onError, codesOfChildren(subject, state), pointer);
    if (state.type === 'final' && state.error !== undefined) checkRaised(subject, placed, state.error);
  }
}

/** Codes that can come out of some states; `undefined` = not known. */
function raisedBy(subject: DefinitionSubject, states: readonly PlacedState[]): readonly string[] | undefined {
  const codes: string[] = [];
  for (const { state } of states) {
    if (state.type === 'final' && state.error !== undefined) codes.push(state.error);
    if (state.type !== 'call') continue;
    const ofChild = codesOfChildren(subject, state);
    if (ofChild === undefined) return undefined;
    codes.push(...ofChild);
  }
  return codes;
}

function codesOfChildren(subject: DefinitionSubject, { process, wait }: CallState): readonly string[] | undefined {
  const { processes } = subject.context;
  if (processes === undefined) return undefined;
  if (!wait) return [];
  const keys = typeof process === 'string' ? [process] : process.oneOf;
  return keys.flatMap((key) => {
    const child = key === subject.definition.key ? subject.definition : processes.find((each) => each.key === key);
    return child === undefined ? [] : errorCodesOf(child);
  });
}

function errorCodesOf(process: ProcessDefinition): readonly string[] {
  return walkStates(process).flatMap(({ state }) =>
    state.type === 'final' && state.error !== undefined ? [state.error] : [],
  );
}

function checkCaught(
  subject: DefinitionSubject,
  routes: ErrorRoutes,
  codes: readonly string[] | undefined,
  pointer: string,
): void {
  if (codes === undefined) return;
  for (const code of Object.keys(routes ?? {})) {
    if (code === '*' ? codes.length > 0 : codes.includes(code)) continue;
    subject.error(
      'error/never-raised',
      pointer + jsonPointer('onError', code),
      code === '*'
        ? ['这里不会出现任何错误，onError 不会用到', 'No error can come here, so onError is never taken']
        : [`这里不会出现错误“${code}”`, `Error "${code}" can never come here`],
      suggestion(nearestName(code, codes), [...new Set(codes)]),
    );
  }
}

/** An error end that leaves the process: some caller should be ready for it. */
function checkRaised(subject: DefinitionSubject, placed: PlacedState, code: string): void {
  const catches = (routes: ErrorRoutes): boolean =>
    routes !== undefined && (Object.hasOwn(routes, code) || Object.hasOwn(routes, '*'));
  const isCaughtAround = (definition: readonly PlacedState[], ancestors: readonly string[]): boolean =>
    definition.some(({ key, state }) => ancestors.includes(key) && state.type === 'phase' && catches(state.onError));
  if (isCaughtAround(subject.placed, placed.ancestors)) return;
  const { processes } = subject.context;
  if (processes === undefined) return;
  const { key } = subject.definition;
  const outcome = placed.state.type === 'final' ? (placed.state.outcome ?? placed.key) : placed.key;
  for (const process of processes) {
    const states = walkStates(process);
    for (const { state, ancestors } of states) {
      if (state.type !== 'call' || !state.wait) continue;
      const names = typeof state.process === 'string' ? [state.process] : state.process.oneOf;
      if (!names.includes(key)) continue;
      if (catches(state.onError) || Object.hasOwn(state.outcomes, outcome) || isCaughtAround(states, ancestors)) return;
    }
  }
  subject.warning(
    'error/uncaught',
    `${placed.pointer}/error`,
    [
      `没有任何环节处理错误“${code}”，届时只有管理员能看到`,
      `Nothing catches error "${code}"; only an administrator will see it`,
    ],
    [
      '在外层阶段或调用它的环节写 onError，或改为普通结局（outcome）。',
      'Give an enclosing phase or the calling state onError, or make it an outcome.',
    ],
  );
}
