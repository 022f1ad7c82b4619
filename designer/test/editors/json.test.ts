import { describe, expect, it } from 'vitest';
import { processDefinitionSchema } from '@yunliu/engine/definition';
import { saveDesign } from '@yunliu/designer/model';
import { jsonFaults } from '../../src/editors/json-faults.js';
import { shipped } from '../model/shipped.js';

describe('JSON of the format', () => {
  it('[X20] what is no JSON is marked at its line, in the language', () => {
    const [fault] = jsonFaults('{\n  "a": 1,\n  b: 2\n}', { locale: 'zh-CN' });
    expect(fault).toMatchObject({ line: 3, from: 14, severity: 'error' });
    expect(fault?.message).toMatch(/不是有效的 JSON/);
    expect(jsonFaults('{"a": 1,}', { locale: 'en' })[0]?.message).toMatch(/Not valid JSON/);
  });

  it('[X20] issues are marked at the value their pointer means', () => {
    const text = '{\n  "states": {\n    "a/b": { "to": "nowhere" }\n  }\n}';
    const issue = {
      severity: 'warning' as const,
      pointer: '/states/a~1b/to',
      message: { 'zh-CN': '错', en: 'wrong' },
      hint: { 'zh-CN': '', en: '' },
    };
    const [fault] = jsonFaults(text, { issues: [issue], locale: 'zh-CN' });
    expect(text.slice(fault?.from, fault?.to)).toBe('"nowhere"');
    expect(fault).toMatchObject({ line: 3, severity: 'warning' });
  });

  it('[X20] the schema is checked while typing', () => {
    const text = saveDesign(shipped('hotline')).definition;
    expect(jsonFaults(text, { schema: processDefinitionSchema, locale: 'zh-CN' })).toEqual([]);
    const broken = text.replace('"version": 1', '"version": "one"');
    const [fault] = jsonFaults(broken, { schema: processDefinitionSchema, locale: 'zh-CN' });
    expect(broken.slice(fault?.from, fault?.to)).toBe('"one"');
  });
});
