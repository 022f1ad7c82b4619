import {
  checkExpression,
  type CheckedExpression,
  type ExpressionFault,
  type TypeEnvironment,
} from '../../expressions/index.js';
import type { IssueCollector, Sentence } from './issue-collector.js';

const HINTS: { readonly [code in ExpressionFault['code']]: Sentence } = {
  syntax: [
    '按 FEEL 语法改写，例如：金额 > 1000 and 紧急程度 = "特急"。',
    'Write it in FEEL, e.g. amount > 1000 and urgency = "high".',
  ],
  'unknown-name': [
    '改用已有的变量，或先在 data 或表单中声明。',
    'Use an existing variable, or declare it in data or a form.',
  ],
  'type-mismatch': [
    '让两边类型一致，例如用 number(…)、string(…) 或 date(…) 转换。',
    'Make both sides the same kind, e.g. with number(…), string(…) or date(…).',
  ],
  'unknown-value': [
    '改为可选值之一，或在表单中增加该选项。',
    'Use one of the possible values, or add the choice to the form.',
  ],
  'unknown-function': ['改用内置函数，名称见表达式说明。', 'Use a built-in function.'],
  'not-boolean': [
    '写成判断，例如 变量 = "值" 或 数量 > 0。',
    'Write a comparison, e.g. variable = "value" or count > 0.',
  ],
  unsupported: [
    '换一种写法，或把计算拆到几个变量中。',
    'Write it another way, or split the calculation into several variables.',
  ],
};

export interface ExpressionRequest {
  readonly text: string;
  readonly pointer: string;
  readonly names: TypeEnvironment;
  /** Names may exist that are not listed. */
  readonly open?: boolean;
  readonly expected?: 'any' | 'condition';
}

/** Checks one FEEL text and reports each fault at `pointer`. '' is left to the check of shape. */
export function reportExpression(issues: IssueCollector, request: ExpressionRequest): CheckedExpression | undefined {
  const { text, pointer, names, open = false, expected = 'any' } = request;
  if (text === '') return undefined;
  const checked = checkExpression(text, names, expected);
  for (const fault of checked.faults) {
    if (open && fault.code === 'unknown-name') continue;
    const [zh, en] = HINTS[fault.code];
    const part = text.slice(fault.from, Math.min(fault.to, fault.from + 40));
    const where: Sentence = part === text || part.trim() === '' ? ['', ''] : [`（“${part}”）`, ` (at "${part}")`];
    issues.error(
      `expression/${fault.code}`,
      pointer,
      [fault.message['zh-CN'] + where[0], fault.message.en + where[1]],
      [zh, en],
    );
  }
  return checked;
}
