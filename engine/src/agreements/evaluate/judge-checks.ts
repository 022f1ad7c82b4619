import type { Evidence } from './evidence.js';
import type { JudgedCase } from './fact.js';

/** Each case fulfils the requirement or does not; what nobody has stated does not. */
export function judgeChecks({ facts }: Evidence): readonly JudgedCase[] {
  return facts.map(({ id, at, ok, group }) => ({
    name: group === undefined ? id : `${id}/${group}`,
    ...(at === undefined ? {} : { at }),
    result: ok === true ? 'met' : 'breached',
  }));
}
