import { nearestName } from '../nearest-name.js';
import { jsonPointer } from '../issue.js';
import type { ProcessDefinition } from '../process-definition.js';
import type { CallState } from '../states/state.js';
import { OPEN_CONTEXT, type TypeEnvironment } from '../../expressions/index.js';
import { childVariables } from './child-variables.js';
import { childEntries, checkAssignments } from './check-values.js';
import type { DefinitionSubject } from './definition-subject.js';
import { checkEach, rowNames } from './check-group.js';
import { reportExpression } from './expression-issues.js';
import { suggestion } from './issue-collector.js';

interface NamedProcess {
  readonly key: string;
  readonly pointer: string;
}

/** The processes named, as far as they are known; unknown ones are reported. */
function requireProcesses(
  subject: DefinitionSubject,
  named: readonly NamedProcess[],
): readonly ProcessDefinition[] | undefined {
  const { processes } = subject.context;
  if (processes === undefined) return undefined;
  const known = new Map<string, ProcessDefinition>();
  for (const process of [...processes, subject.definition]) {
    const other = known.get(process.key);
    if (other === undefined || other.version < process.version) known.set(process.key, process);
  }
  const found: ProcessDefinition[] = [];
  for (const { key, pointer } of named) {
    const process = known.get(key);
    if (process !== undefined) found.push(process);
    else if (key !== '') {
      subject.error(
        'process/unknown',
        pointer,
        [`没有流程“${key}”`, `There is no process "${key}"`],
        suggestion(nearestName(key, known.keys()), [...known.keys()]),
      );
    }
  }
  return found.length === named.length ? found : undefined;
}

/** Input of a child process: names that the child knows, values that fit. */
export function checkProcessInput(
  subject: DefinitionSubject,
  named: readonly NamedProcess[],
  input: { readonly [variable: string]: string } | undefined,
  pointer: string,
  names: TypeEnvironment = subject.variables.types,
): readonly ProcessDefinition[] | undefined {
  const processes = requireProcesses(subject, named);
  const children = processes?.map((process) => childVariables(process, subject.forms));
  const { open } = subject.variables;
  for (const name of Object.keys(input ?? {})) {
    if (children === undefined || children.some((child) => child.open || child.types.has(name))) continue;
    const known = [...new Set(children.flatMap((child) => [...child.types.keys()]))];
    subject.error(
      'call/unknown-input',
      pointer + jsonPointer(name),
      [`子流程没有变量“${name}”`, `The child process has no variable "${name}"`],
      suggestion(nearestName(name, known), known),
    );
  }
  const targets = new Map((children ?? []).flatMap((child) => [...child.types]));
  checkAssignments(subject, {
    values: input,
    pointer,
    names,
    open,
    targets: children?.length === 1 ? targets : new Map(),
  });
  return processes;
}

/** Final outcomes of a process: those of its finals at the top level, error ends among them if asked for. */
function outcomesOf(process: ProcessDefinition, errors: boolean): readonly string[] {
  return [
    ...new Set(
      Object.entries(process.states).flatMap(([key, state]) =>
        state.type === 'final' && (errors || state.error === undefined) ? [state.outcome ?? key] : [],
      ),
    ),
  ];
}

/** A call state: the process exists, inputs and outputs are known, each end of the child leads on. */
export function checkCall(subject: DefinitionSubject, state: CallState, pointer: string): void {
  const { types, open } = subject.variables;
  const { each } = state;
  const names = each === undefined ? types : rowNames(subject, each);
  if (each !== undefined) checkEach(subject, each, `${pointer}/each`);
  const several = typeof state.process === 'object';
  const named =
    typeof state.process === 'string'
      ? [{ key: state.process, pointer: `${pointer}/process` }]
      : state.process.oneOf.map((key, index) => ({ key, pointer: `${pointer}/process/oneOf/${index}` }));
  const processes = checkProcessInput(subject, named, state.input, `${pointer}/input`, names);
  if (typeof state.process === 'object') checkChoice(subject, state.process, pointer, names);
  const children = processes?.map((process) => childVariables(process, subject.forms));
  const child =
    children === undefined || children.some((entry) => entry.open)
      ? OPEN_CONTEXT
      : childEntries(children.map((entry) => entry.types));
  for (const name of Object.keys(state.output ?? {}))
    subject.requireVariable(name, pointer + jsonPointer('output', name));
  checkAssignments(subject, {
    values: state.output,
    pointer: `${pointer}/output`,
    names: new Map([...names, ['child', child]]),
    open,
    // With `each` a variable gets the list of what each child gave.
    targets: several || each !== undefined ? new Map() : types,
  });
  if (state.wait && each !== undefined) checkListRoutes(subject, state, pointer);
  else if (state.wait) checkOutcomes(subject, state, processes, pointer);
  else checkPassing(subject, state, pointer);
}

function checkChoice(
  subject: DefinitionSubject,
  process: { readonly oneOf: readonly string[]; readonly choose: string },
  pointer: string,
  names: TypeEnvironment,
): void {
  const { open } = subject.variables;
  const at = `${pointer}/process/choose`;
  const checked = reportExpression(subject, { text: process.choose, pointer: at, names, open });
  if (checked === undefined || checked.faults.length > 0) return;
  const { type, constant } = checked;
  if (type.kind !== 'string' && type.kind !== 'any') {
    subject.error(
      'call/choice-not-text',
      at,
      ['选择子流程的表达式应给出流程的 key（文本）', 'The expression must give a process key (a text)'],
      ['改为给出 oneOf 中某个流程 key 的表达式。', 'Give one of the keys in oneOf.'],
    );
  } else if (typeof constant?.value === 'string' && !process.oneOf.includes(constant.value)) {
    subject.error(
      'call/choice-unknown',
      at,
      [`“${constant.value}”不在 oneOf 之中`, `"${constant.value}" is not in oneOf`],
      [`可选：${process.oneOf.join('、')}。`, `One of ${process.oneOf.join(', ')}.`],
    );
  }
}

function checkOutcomes(
  subject: DefinitionSubject,
  state: CallState,
  processes: readonly ProcessDefinition[] | undefined,
  pointer: string,
): void {
  const covered = new Set(Object.keys(state.outcomes));
  if (covered.size === 0) {
    subject.error(
      'call/no-way-on',
      `${pointer}/outcomes`,
      ['子流程结束后没有去向', 'There is no way on when the child ends'],
      [
        '为子流程的每种结局写明去向，或用 * 表示其余结局。',
        'Give a route for each outcome of the child, or * for any other.',
      ],
    );
    return;
  }
  if (processes === undefined) return;
  const possible = new Set(processes.flatMap((process) => outcomesOf(process, true)));
  // An error end takes the way of its error.
  const needed = new Set(processes.flatMap((process) => outcomesOf(process, false)));
  for (const outcome of covered) {
    if (outcome === '*' || outcome === 'cancelled' || possible.has(outcome)) continue;
    subject.error(
      'call/unknown-outcome',
      pointer + jsonPointer('outcomes', outcome),
      [`子流程没有结局“${outcome}”`, `The child process never ends with "${outcome}"`],
      suggestion(nearestName(outcome, possible), [...possible, 'cancelled', '*']),
    );
  }
  if (covered.has('*')) return;
  for (const outcome of needed) {
    if (covered.has(outcome)) continue;
    subject.error(
      'call/uncovered-outcome',
      `${pointer}/outcomes`,
      [`没有写明子流程以“${outcome}”结束后的去向`, `There is no route for the child's outcome "${outcome}"`],
      [`增加“${outcome}”或 *。`, `Add "${outcome}" or *.`],
    );
  }
  if (!covered.has('cancelled')) {
    subject.warning(
      'call/uncovered-cancel',
      `${pointer}/outcomes`,
      [
        '没有写明子流程被撤销后的去向，届时将停在此处',
        'There is no route for a cancelled child; the instance would stay here',
      ],
      ['增加 cancelled 或 *。', 'Add cancelled or *.'],
    );
  }
}

/** A call that goes through a list is left by `*` once all, or enough, have ended; how each ended is in the outputs. */
function checkListRoutes(subject: DefinitionSubject, { outcomes }: CallState, pointer: string): void {
  for (const outcome of Object.keys(outcomes)) {
    if (outcome === '*') continue;
    subject.warning(
      'call/ignored-outcome',
      pointer + jsonPointer('outcomes', outcome),
      [
        `逐项调用只按 * 离开，“${outcome}”的去向不会用到`,
        `A call with each leaves by *, so the route of "${outcome}" is never taken`,
      ],
      [
        '删去它；用 output 收集 child.outcome，再用判断状态分流。',
        'Remove it; collect child.outcome with output and decide after it.',
      ],
    );
  }
  if (Object.hasOwn(outcomes, '*')) return;
  subject.error(
    'call/no-way-on',
    `${pointer}/outcomes`,
    ['逐项调用结束后没有去向 *', 'A call with each needs the route *'],
    ['增加 "*": { "to": … }。', 'Add "*": { "to": … }.'],
  );
}

function checkPassing(subject: DefinitionSubject, state: CallState, pointer: string): void {
  for (const outcome of Object.keys(state.outcomes)) {
    if (outcome === '*') continue;
    subject.warning(
      'call/ignored-outcome',
      pointer + jsonPointer('outcomes', outcome),
      [`不等待子流程时，“${outcome}”的去向不会用到`, `Without waiting the route for "${outcome}" is never taken`],
      ['删去它，或把 wait 改为 true。', 'Remove it, or set wait to true.'],
    );
  }
  if (!Object.hasOwn(state.outcomes, '*')) {
    subject.error(
      'call/no-way-on',
      `${pointer}/outcomes`,
      ['不等待子流程的状态必须有去向 *', 'A call that does not wait needs the route *'],
      ['增加 "*": { "to": … }。', 'Add "*": { "to": … }.'],
    );
  }
  if (Object.keys(state.output ?? {}).length > 0) {
    subject.warning(
      'call/ignored-output',
      `${pointer}/output`,
      ['不等待子流程时不会取回结果', 'Without waiting no output is taken over'],
      ['删去 output，或把 wait 改为 true。', 'Remove output, or set wait to true.'],
    );
  }
}
