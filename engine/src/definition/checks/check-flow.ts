import type { PlacedState } from '../walk-states.js';
import { effectsOf } from './check-written.js';
import type { DefinitionSubject } from './definition-subject.js';
import { closure, flowGraph, type FlowGraph } from './flow-graph.js';

/** How the states hang together: reachable, with a way to an end, and never circling without a pause. */
export function checkFlow(subject: DefinitionSubject): void {
  // With a key that means two states the drawing cannot be read.
  if (has(subject, 'state/duplicate-key')) return;
  const graph = flowGraph(subject.definition, subject.states);
  checkExits(subject, graph);
  // A way that leads nowhere may be the one that is missed elsewhere: reported once, where it is.
  if (!has(subject, 'state/unknown') && !has(subject, 'state/initial-not-inside')) {
    checkReachable(subject, graph);
    checkWayToEnd(subject, graph);
  }
  checkEndlessLoops(subject, graph);
  checkHistory(subject, graph);
}

function has(subject: DefinitionSubject, code: string): boolean {
  return subject.issues.some((issue) => issue.code === code);
}

/** The same key twice: `to` could mean either. */
export function checkDuplicateStates(subject: DefinitionSubject): void {
  const first = new Map<string, PlacedState>();
  for (const placed of subject.placed) {
    const before = first.get(placed.key);
    if (before === undefined) {
      first.set(placed.key, placed);
      continue;
    }
    subject.error(
      'state/duplicate-key',
      placed.pointer,
      [
        `状态“${placed.key}”重复，另一处在 ${before.pointer}`,
        `The state "${placed.key}" appears twice, also at ${before.pointer}`,
      ],
      ['状态的 key 在整个文件中必须唯一，请改名。', 'State keys are unique in the whole file: rename one.'],
    );
  }
}

function checkExits(subject: DefinitionSubject, graph: FlowGraph): void {
  for (const { key, state, pointer, ancestors } of subject.states.values()) {
    if (state.type === 'wait' && graph.successors(key).length === 0) {
      subject.error(
        'wait/no-way-out',
        pointer,
        [`等待状态“${key}”没有任何消息或定时器可以离开`, `Nothing leads out of the wait state "${key}"`],
        ['至少写一条带 to 的消息或定时器。', 'Give it a message, or a timer with to.'],
      );
    }
    if (state.type === 'task') {
      const inherited = ancestors.some((outer) => {
        const around = subject.states.get(outer)?.state;
        return around?.type === 'phase' && Object.keys(around.outcomes ?? {}).length > 0;
      });
      if (
        Object.keys(state.outcomes).length === 0 &&
        !inherited &&
        Object.keys(subject.definition.outcomes ?? {}).length === 0
      ) {
        subject.error(
          'task/no-outcome',
          `${pointer}/outcomes`,
          [`任务“${key}”没有任何可选结果，无法完成`, `The task "${key}" has no outcome and can never be completed`],
          ['至少写一个结果（outcomes）。', 'Give it at least one outcome.'],
        );
      }
    }
    if (state.type === 'phase') checkPhaseLeft(subject, graph, key, pointer);
  }
}

/** A phase with no final and no other way out holds the instance for ever. */
function checkPhaseLeft(subject: DefinitionSubject, graph: FlowGraph, phase: string, pointer: string): void {
  const inside = [...subject.states.values()].filter(({ ancestors }) => ancestors.includes(phase));
  const keys = new Set(inside.map(({ key }) => key));
  const ends = inside.some(({ state, ancestors }) => state.type === 'final' && ancestors.at(-1) === phase);
  const leaves = inside.some(({ key }) =>
    graph.successors(key).some((target) => target !== phase && !keys.has(target)),
  );
  if (ends || leaves) return;
  subject.error(
    'phase/no-way-out',
    pointer,
    [`阶段“${phase}”没有结束状态，也没有其他出口`, `The phase "${phase}" has no final state and no other way out`],
    ['在阶段内增加 final 状态，并在 onDone 中写明去向。', 'Add a final state inside and a route for it in onDone.'],
  );
}

function checkReachable(subject: DefinitionSubject, graph: FlowGraph): void {
  const { initial } = subject.definition;
  if (!subject.states.has(initial)) return;
  const reached = closure([initial, ...graph.enteredWith(initial)], (key) => [
    ...graph.successors(key),
    ...graph.successors(key).flatMap((next) => graph.enteredWith(next)),
  ]);
  for (const { key, pointer, ancestors } of subject.states.values()) {
    const parent = ancestors.at(-1);
    // What is inside an unreachable state is not worth a fault of its own.
    if (reached.has(key) || (parent !== undefined && !reached.has(parent))) continue;
    subject.error(
      'state/unreachable',
      pointer,
      [`状态“${key}”永远到不了`, `Nothing leads to the state "${key}"`],
      ['从某个状态引一条去向到它，或删去它。', 'Lead an outcome, branch, route or timer to it, or remove it.'],
    );
  }
}

function checkWayToEnd(subject: DefinitionSubject, graph: FlowGraph): void {
  const before = new Map<string, string[]>();
  for (const key of graph.keys) {
    for (const next of graph.successors(key)) before.set(next, [...(before.get(next) ?? []), key]);
  }
  const ending = closure(
    graph.keys.filter((key) => graph.isEnd(key)),
    (key) => before.get(key) ?? [],
  );
  const closed = subject.issues.filter(
    ({ code }) => code === 'parallel/region-without-final' || code === 'phase/no-way-out',
  );
  for (const { key, state, pointer } of subject.states.values()) {
    // What keeps a whole region or phase from ending is reported there.
    if (closed.some((outer) => pointer.startsWith(`${outer.pointer}/`))) continue;
    // States without any way on have a fault of their own, or a missing target that is reported there.
    if (ending.has(key) || graph.successors(key).length === 0 || state.type === 'parallel' || state.type === 'phase')
      continue;
    const reach = closure(graph.successors(key), graph.successors);
    // Only the innermost trap is reported, not every state that leads into it.
    if (![...reach].every((other) => closure([other], graph.successors).has(key))) continue;
    subject.error(
      'state/no-way-to-end',
      pointer,
      [`从状态“${key}”无法到达任何结束状态`, `No way leads from the state "${key}" to an end`],
      ['增加通向 final 状态的去向。', 'Add a way to a final state.'],
    );
  }
}

/** Decisions that can follow each other round and round within one command, on data that nothing changes. */
function checkEndlessLoops(subject: DefinitionSubject, graph: FlowGraph): void {
  const reported = new Set<string>();
  for (const { key, state, pointer } of subject.states.values()) {
    if ((state.type !== 'decision' && state.type !== 'call') || reported.has(key)) continue;
    const after = closure(graph.automatic(key), graph.automatic);
    if (!after.has(key)) continue;
    const loop = [...after].filter((other) => closure(graph.automatic(other), graph.automatic).has(key));
    for (const member of loop) reported.add(member);
    // A loop that counts something its own decisions look at ("for each category") comes to an end.
    if (changesWhatItReads(subject, new Set(loop))) continue;
    subject.error(
      'decision/endless-loop',
      pointer,
      [
        `“${loop.join('”→“')}”自动循环，中间没有任何等待`,
        `${loop.map((member) => `"${member}"`).join(' → ')} circles without waiting anywhere`,
      ],
      [
        '在循环中加入任务、等待或服务状态，或用 set 改变判断所用的变量。',
        'Put a task, wait or service state into the circle, or change with set what its decisions read.',
      ],
    );
  }
}

/** A phase that resumes must be entered again after it was left in the middle. */
function checkHistory(subject: DefinitionSubject, graph: FlowGraph): void {
  for (const { key, state, pointer } of subject.states.values()) {
    if (state.type !== 'phase' || state.history === undefined) continue;
    const inside = [...subject.states.values()].flatMap((inner) => (inner.ancestors.includes(key) ? [inner.key] : []));
    const later = closure(inside, graph.successors);
    if ([...later].some((from) => graph.successors(from).includes(key))) continue;
    subject.warning(
      'phase/history-unused',
      `${pointer}/history`,
      [
        `离开阶段“${key}”后没有去向再回到它，无从接续`,
        `Nothing leads back to the phase "${key}" once it was left, so it never resumes`,
      ],
      ['引一条去向回到该阶段，或删去 history。', 'Lead a way back to the phase, or remove history.'],
    );
  }
}

function changesWhatItReads(subject: DefinitionSubject, loop: ReadonlySet<string>): boolean {
  const inside = [...loop].flatMap((key) => subject.states.get(key) ?? []);
  const places = inside.filter(({ state }) => state.type === 'decision').map(({ pointer }) => `${pointer}/branches/`);
  const read = new Set(
    subject.conditions
      .filter(({ pointer }) => places.some((place) => pointer.startsWith(place)))
      .flatMap(({ names }) => names),
  );
  const written = effectsOf({}, inside).flatMap((effect) =>
    effect.type === 'set' ? Object.keys(effect.values) : effect.type === 'serial' ? [effect.into] : [],
  );
  return written.some((name) => read.has(name));
}
