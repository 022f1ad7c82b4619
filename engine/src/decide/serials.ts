import type { SerialRule } from '../definition/process-definition.js';
import type { Instant } from '../definition/instant.js';
import type { Turn } from './turn.js';

const CHINA_OFFSET_MS = 8 * 3_600_000;
const PERIOD_LENGTH = { never: 0, year: 4, month: 7, day: 10 } as const;

/** Takes the next number of a rule and writes it by the rule's pattern. Recorded as `serial.assigned`. */
export function assignSerial(turn: Turn, ruleKey: string, into: string, state?: string): string {
  const rules = turn.process.definition.serials ?? {};
  const rule = Object.hasOwn(rules, ruleKey) ? rules[ruleKey] : undefined;
  if (rule === undefined) return '';
  const date = chinaDate(turn.now);
  const number = turn.takeSerial(`${ruleKey}/${date.slice(0, PERIOD_LENGTH[rule.reset])}`);
  const text = serialText(rule, date, number);
  turn.record('serial.assigned', { rule: ruleKey, into, number: text }, { state });
  return text;
}

/** `F14-202609-0007` from pattern `F14-{yyyy}{MM}-{n:4}`. A number longer than its width is written in full. */
function serialText(rule: SerialRule, date: string, number: number): string {
  return rule.pattern
    .replaceAll('{yyyy}', date.slice(0, 4))
    .replaceAll('{MM}', date.slice(5, 7))
    .replaceAll('{dd}', date.slice(8, 10))
    .replace(/\{n(?::(\d{1,2}))?\}/, (_, width?: string) => String(number).padStart(Number(width ?? 0), '0'));
}

/** `2026-09-30` of an instant in Asia/Shanghai, which has had no summer time since 1991. */
function chinaDate(instant: Instant): string {
  return new Date(Date.parse(instant) + CHINA_OFFSET_MS).toISOString().slice(0, 10);
}
