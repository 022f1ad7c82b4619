import type { ProcessInstance } from './instance.js';

/**
 * Everything an instance can be reached by, one text each: JSON of kind, name, key and since. A wait without a key of its
 * own is addressed by instance id and business key; a signal by nothing ('').
 */
export function waitKeys({ id, businessKey, waits = [] }: ProcessInstance): readonly string[] {
  const all = waits.flatMap(({ kind, name, key, since }) => {
    const keys =
      kind === 'signal' ? [''] : key !== undefined ? [key] : [id, ...(businessKey === undefined ? [] : [businessKey])];
    return keys.map((each) => JSON.stringify([kind, name, each, since]));
  });
  return [...new Set(all)];
}
