import { feelTypeOfSchema, typeName, type FeelType, type TypeEnvironment } from '../../expressions/index.js';
import { jsonPointer } from '../issue.js';
import type { DefinitionSubject } from './definition-subject.js';
import { reportExpression } from './expression-issues.js';

/** Can a value of this type be stored in a variable of that one? Dates and durations are stored as text. */
export function isStorable(value: FeelType, variable: FeelType): boolean {
  if (value.kind === 'any' || value.kind === 'null' || variable.kind === 'any') return true;
  if (value.kind === variable.kind) return true;
  return (
    variable.kind === 'string' &&
    (value.kind.startsWith('date') || value.kind === 'time' || value.kind.endsWith('duration'))
  );
}

interface Assignments {
  readonly values: { readonly [variable: string]: string } | undefined;
  readonly pointer: string;
  /** What the expressions may read. */
  readonly names: TypeEnvironment;
  readonly open: boolean;
  /** Variables written, when known. */
  readonly targets: TypeEnvironment;
}

/** `variable -> FEEL`: each expression, and whether its value fits the variable. The names are checked by the caller. */
export function checkAssignments(
  subject: DefinitionSubject,
  { values, pointer, names, open, targets }: Assignments,
): void {
  for (const [variable, text] of Object.entries(values ?? {})) {
    const at = pointer + jsonPointer(variable);
    const checked = reportExpression(subject, { text, pointer: at, names, open });
    const target = targets.get(variable);
    if (checked === undefined || target === undefined || checked.faults.length > 0) continue;
    if (!isStorable(checked.type, target)) {
      const [is, wants] = [typeName(checked.type), typeName(target)];
      subject.error(
        'variable/type-mismatch',
        at,
        [
          `变量“${variable}”是${wants['zh-CN']}，不能存入${is['zh-CN']}`,
          `"${variable}" holds ${wants.en} and cannot take ${is.en}`,
        ],
        ['改写表达式，使结果与变量类型一致。', 'Change the expression so that its result fits the variable.'],
      );
    } else if (target.kind === 'string' && target.values !== undefined && typeof checked.constant?.value === 'string') {
      checkChoice(subject, at, variable, checked.constant.value, target.values);
    }
  }
}

function checkChoice(
  subject: DefinitionSubject,
  pointer: string,
  variable: string,
  value: string,
  values: readonly string[],
): void {
  if (values.includes(value)) return;
  subject.error(
    'variable/unknown-value',
    pointer,
    [`“${value}”不是变量“${variable}”的可选值`, `"${value}" is not a possible value of "${variable}"`],
    [`可选：${values.join('、')}。`, `One of ${values.join(', ')}.`],
  );
}

/** Same name, different kinds: two forms, or a form and `data`, would overwrite each other. */
export function checkVariables(subject: DefinitionSubject): void {
  const first = new Map<string, (typeof subject.variables.sources)[number]>();
  for (const source of subject.variables.sources) {
    if (!isFeelName(source.name)) {
      subject.error(
        'variable/unusable-name',
        source.pointer,
        [
          `“${source.name}”在表达式中有特殊含义，不能用作变量名（来自 ${source.origin}）`,
          `"${source.name}" has a meaning in expressions and cannot name a variable (from ${source.origin})`,
        ],
        ['换一个名称。', 'Choose another name.'],
      );
    }
    const before = first.get(source.name);
    if (before === undefined) {
      first.set(source.name, source);
      continue;
    }
    const [a, b] = [before.type, source.type];
    const sameFormat =
      a.kind !== 'string' ||
      b.kind !== 'string' ||
      a.format === b.format ||
      a.format === undefined ||
      b.format === undefined;
    if (a.kind === 'any' || b.kind === 'any' || (a.kind === b.kind && sameFormat)) continue;
    subject.error(
      'variable/type-conflict',
      source.pointer,
      [
        `字段“${source.name}”在 ${before.origin} 中是${typeName(a)['zh-CN']}${formatOf(a)}，在 ${source.origin} 中是${typeName(b)['zh-CN']}${formatOf(b)}`,
        `"${source.name}" is ${typeName(a).en}${formatOf(a)} in ${before.origin} and ${typeName(b).en}${formatOf(b)} in ${source.origin}`,
      ],
      [
        '同一流程中同名字段须类型一致；含义不同时请改名。',
        'Fields of one name share their value: give them one type, or other names.',
      ],
    );
  }
}

function formatOf(type: FeelType): string {
  return type.kind === 'string' && type.format !== undefined ? ` (${type.format})` : '';
}

const KEYWORDS = new Set(
  'and or not if then else for in return some every satisfies between null true false function instance of item partial external'.split(
    ' ',
  ),
);

export function isFeelName(name: string): boolean {
  return !KEYWORDS.has(name);
}

/** Variables of a child process as its caller sees them, with what the engine adds. */
export function childEntries(types: readonly TypeEnvironment[]): FeelType {
  const entries = new Map<string, FeelType>();
  for (const type of types) {
    for (const [name, entry] of type) {
      const known = entries.get(name);
      entries.set(name, known === undefined || known.kind === entry.kind ? entry : { kind: 'any' });
    }
  }
  for (const name of ['outcome', 'businessKey', 'id', 'status'])
    entries.set(name, feelTypeOfSchema({ type: 'string' }));
  return { kind: 'context', entries, open: false };
}
