import { describe, expect, it } from 'vitest';
import { lint, newProcess, newSerial, openDesign, saveDesign, writeJson } from '@yunliu/designer/model';

describe('a new process', () => {
  it('[M18] is sound, numbers its tickets, and is written as it is read', () => {
    const files = { definition: writeJson(newProcess('resident-leave', '驻场工程师请假', 'customised')) };
    const design = openDesign(files);
    expect(lint(design).map(({ code }) => code)).toEqual([]);
    expect(saveDesign(design)).toMatchObject(files);
    const { serials, businessKey } = design.definition;
    expect(businessKey).toBe('RL');
    expect(serials).toEqual({
      RL: { title: { 'zh-CN': '单号', en: 'Number' }, pattern: 'RL-{yyyy}{MM}-{n:4}', reset: 'month' },
    });
  });

  it('[M18] numbers begin with the name of their rule, so that rules that count together differ', () => {
    for (const key of [
      'leave',
      'x',
      'a-b',
      'on-site-engineer-leave',
      'a-very-long-key-of-many-more-words-than-usual',
    ]) {
      const { name, rule } = newSerial(key);
      expect(name).toMatch(/^[A-Z][A-Z0-9]{0,7}$/);
      expect(rule.pattern).toBe(`${name}-{yyyy}{MM}-{n:4}`);
    }
  });
});
