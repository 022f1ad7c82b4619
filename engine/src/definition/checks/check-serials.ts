import { jsonPointer } from '../issue.js';
import type { SerialRule } from '../process-definition.js';
import { requireSerial } from './check-effects.js';
import type { DefinitionSubject } from './definition-subject.js';

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** What must stand in the pattern so that a number given again after a reset is still another text. */
const NEEDED: { readonly [reset in SerialRule['reset']]: readonly string[] } = {
  never: [],
  year: ['yyyy'],
  month: ['yyyy', 'MM'],
  day: ['yyyy', 'MM', 'dd'],
};

/** Serial rules: one counter, known placeholders, unique after each reset. */
export function checkSerials(subject: DefinitionSubject): void {
  const { serials, businessKey } = subject.definition;
  for (const [name, rule] of Object.entries(serials ?? {})) checkSerial(subject, name, rule);
  if (businessKey !== undefined) requireSerial(subject, businessKey, '/businessKey');
}

function checkSerial(subject: DefinitionSubject, name: string, rule: SerialRule): void {
  const at = jsonPointer('serials', name, 'pattern');
  const parts = [...rule.pattern.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
  const unknown = parts.filter((part) => !/^(yyyy|MM|dd|n|n:([1-9]|1[0-2]))$/.test(part));
  const rest = rule.pattern.replaceAll(PLACEHOLDER, '');
  if (unknown.length > 0 || /[{}]/.test(rest)) {
    const found = unknown.map((part) => `{${part}}`).join('、') || rule.pattern;
    subject.error(
      'serial/unknown-placeholder',
      at,
      [`编号规则“${name}”中的 ${found} 无法识别`, `The serial rule "${name}" has an unknown placeholder: ${found}`],
      ['可用 {yyyy}、{MM}、{dd}、{n} 或 {n:4}（位数 1–12）。', 'Use {yyyy}, {MM}, {dd}, {n} or {n:4} (width 1 to 12).'],
    );
    return;
  }
  const counters = parts.filter((part) => part.startsWith('n')).length;
  if (counters !== 1 && rule.pattern !== '') {
    subject.error(
      'serial/one-counter',
      at,
      [
        `编号规则“${name}”须有且只有一个 {n}，现有 ${counters} 个`,
        `The serial rule "${name}" needs exactly one {n} and has ${counters}`,
      ],
      ['保留一个 {n} 或 {n:位数}。', 'Keep one {n} or {n:WIDTH}.'],
    );
  }
  const missing = NEEDED[rule.reset].filter((part) => !parts.includes(part));
  if (missing.length > 0 && rule.pattern !== '') {
    subject.error(
      'serial/not-unique',
      at,
      [
        `编号规则“${name}”会产生重号：重新计数后缺少 ${missing.map((part) => `{${part}}`).join('、')}`,
        `The serial rule "${name}" repeats numbers after a reset: ${missing.map((part) => `{${part}}`).join(', ')} is missing`,
      ],
      [
        '在 pattern 中加上缺少的日期部分，或把 reset 改为 never。',
        'Add the missing parts of the date, or set reset to never.',
      ],
    );
  }
}
