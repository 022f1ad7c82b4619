import { YunliuError } from '../definition/yunliu-error.js';
import { parseExpression } from '../expressions/parse-expression.js';
import type { Directory } from '../identity/directory.js';
import { DEFAULT_MAX_CHAIN, type Substitution } from '../identity/substitution.js';

/** Longer chains could not be followed by the people concerned. */
const MOST_STEPS = 10;
const MAX_REASON = 500;

/**
 * Refuses a substitution that could not work: unknown or inactive people, a person for themselves, an end not after the
 * start, a condition that does not parse, or a circle among those in force at the same time.
 *
 * @throws YunliuError `substitution/…` with a pointer to the field.
 */
export function checkSubstitution(
  substitution: Substitution,
  others: readonly Substitution[],
  directory: Pick<Directory, 'user'>,
): void {
  const { from, to, start, end, reason, condition, maxChain = DEFAULT_MAX_CHAIN, processes } = substitution;
  for (const [field, id] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (directory.user(id)?.active !== true) throw notThere(id, `/${field}`);
  }
  if (from === to)
    throw fault(
      'same-person',
      '/to',
      ['不能由本人代理本人。', 'Nobody stands in for themselves.'],
      ['请选择另一位代理人。', 'Choose somebody else.'],
    );
  if (!(Date.parse(start) < Date.parse(end)))
    throw fault(
      'no-period',
      '/end',
      ['结束时间须晚于开始时间。', 'The end must be later than the start.'],
      ['请填写完整的日期时间，并核对先后。', 'Give both as date and time, the later one last.'],
    );
  if (reason.trim() === '' || reason.length > MAX_REASON)
    throw fault(
      'reason',
      '/reason',
      [`请填写代理原因，最多 ${MAX_REASON} 字。`, `A reason is needed, at most ${MAX_REASON} characters.`],
      ['例如：国庆休假。', 'For example: annual leave.'],
    );
  if (!Number.isInteger(maxChain) || maxChain < 1 || maxChain > MOST_STEPS)
    throw fault(
      'max-chain',
      '/maxChain',
      [`转代理层数须为 1 到 ${MOST_STEPS}。`, `The chain limit must be 1 to ${MOST_STEPS}.`],
      ['一般为 3。', 'Usually 3.'],
    );
  if (processes !== undefined && processes.length === 0)
    throw fault(
      'no-process',
      '/processes',
      ['没有选择任何流程。', 'No process is named.'],
      ['选择流程，或不填表示全部流程。', 'Name processes, or leave it out for all.'],
    );
  if (condition !== undefined && parseExpression(condition).expression === undefined)
    throw fault(
      'condition',
      '/condition',
      ['代理条件无法解析。', 'The condition does not parse.'],
      ['按 FEEL 语法改写，例如：amount < 10000。', 'Write it in FEEL, e.g. amount < 10000.'],
    );
  const circle = circleOf(
    substitution,
    others.filter(({ id }) => id !== substitution.id),
  );
  if (circle !== undefined)
    throw fault(
      'circle',
      '/to',
      [`代理关系成环：${circle.join(' → ')}。`, `The substitutions form a circle: ${circle.join(' → ')}.`],
      ['请选择另一位代理人，或调整日期。', 'Choose somebody else, or other dates.'],
    );
}

/** People in a circle that is closed by this substitution at some moment. */
function circleOf(first: Substitution, others: readonly Substitution[]): readonly string[] | undefined {
  interface Way {
    readonly people: readonly string[];
    readonly start: number;
    readonly end: number;
  }
  const open: Way[] = [{ people: [first.from, first.to], start: Date.parse(first.start), end: Date.parse(first.end) }];
  for (let way = open.pop(); way !== undefined; way = open.pop()) {
    const { people, start, end } = way;
    const at = people.at(-1);
    for (const next of others) {
      if (next.from !== at || (people.includes(next.to) && next.to !== first.from)) continue;
      const both = { start: Math.max(start, Date.parse(next.start)), end: Math.min(end, Date.parse(next.end)) };
      if (both.start >= both.end || !mayMeet(first, next)) continue;
      if (next.to === first.from) return [...people, next.to];
      open.push({ people: [...people, next.to], ...both });
    }
  }
  return undefined;
}

/** For some process both may hold. */
function mayMeet({ processes: one }: Substitution, { processes: other }: Substitution): boolean {
  return one === undefined || other === undefined || one.some((process) => other.includes(process));
}

function notThere(id: string, pointer: string): YunliuError {
  return fault(
    'unknown-user',
    pointer,
    [`没有可用的用户“${id}”。`, `There is no active user "${id}".`],
    ['请选择在用的用户。', 'Choose an active user.'],
  );
}

function fault(
  code: string,
  pointer: string,
  [zh, en]: readonly [string, string],
  [zhHint, enHint]: readonly [string, string],
): YunliuError {
  return new YunliuError({
    code: `substitution/${code}`,
    message: { 'zh-CN': zh, en },
    hint: { 'zh-CN': zhHint, en: enHint },
    pointer,
  });
}
