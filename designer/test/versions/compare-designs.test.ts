import { describe, expect, it } from 'vitest';
import { localize } from '@yunliu/engine/definition';
import { applyCommand, type Command, type DesignDocument } from '@yunliu/designer/model';
import { shipped, shippedProcesses } from '../model/shipped.js';
import { compareDesigns } from '../../src/versions/compare-designs.js';
import { lineDifferences, withContext } from '../../src/versions/line-difference.js';

const hotline = shipped('hotline');
const after = (...commands: Command[]): DesignDocument => commands.reduce(applyCommand, hotline);
const sentences = (document: DesignDocument): readonly string[] =>
  compareDesigns(hotline, document, 'zh-CN').groups.flatMap(({ changes }) => changes.map(({ text }) => text));

describe('comparing designs', () => {
  it.each(shippedProcesses)('[V1] %s does not differ from itself', (key) => {
    const design = shipped(key);
    expect(compareDesigns(design, shipped(key), 'zh-CN')).toMatchObject({ groups: [], marks: {}, count: 0 });
  });

  it('[V1] steps are marked: new, gone, changed, moved', () => {
    const design = after(
      { type: 'add-state', stateType: 'task', key: 'check', title: '质量检查', into: { in: 'service' } },
      { type: 'set', pointer: '/definition/states/service/states/call-taken/title', value: '接听来电' },
      { type: 'remove-states', keys: ['second-callback'] },
    );
    const { marks } = compareDesigns(hotline, design, 'zh-CN');
    expect(marks).toMatchObject({ check: 'added', 'call-taken': 'changed', 'second-callback': 'removed' });
    expect(sentences(design)).toContain(`在“${titleOf('service')}”中新增任务“质量检查”。`);
  });

  it('[V2] settings of a field are told one by one: choices, limits, default, formula, conditions', () => {
    const form = 'phone-record@1';
    const edited = structuredClone(hotline) as unknown as {
      forms: Record<string, { schema: { properties: Record<string, Record<string, unknown>> }; ui: unknown }>;
    };
    const { properties = {} } = edited.forms[form]?.schema ?? {};
    const [name, choice] = Object.entries(properties).find(([, one]) => Array.isArray(one['oneOf'])) ?? [];
    const [first, ...others] = (choice?.['oneOf'] ?? []) as { const: string; title: unknown }[];
    const [text] =
      Object.entries(properties).find(([, one]) => one['type'] === 'string' && one['oneOf'] === undefined) ?? [];
    if (choice === undefined || first === undefined || text === undefined) throw new Error('the form has changed');
    choice['oneOf'] = [...others, { const: 'new-way', title: '微信' }];
    choice['default'] = 'new-way';
    properties[text] = { ...properties[text], maxLength: 77 };
    const told = sentences(edited as unknown as DesignDocument);
    const gone = localize(first.title as string, 'zh-CN');
    expect(name).toBeDefined();
    expect(told.some((one) => one.endsWith('新增选项“微信”'))).toBe(true);
    expect(told.some((one) => one.endsWith(`删除选项“${gone}”`))).toBe(true);
    expect(told.some((one) => /的默认值(设为|由“.*”改为)“微信”$/.test(one))).toBe(true);
    expect(told.some((one) => /的最多字数(设为|由“\d+”改为)“77”$/.test(one))).toBe(true);
    expect(told.join()).not.toContain('的设置有改动');
    const english = compareDesigns(hotline, edited as unknown as DesignDocument, 'en');
    expect(english.groups.flatMap(({ changes }) => changes.map((one) => one.text)).join()).toContain(' as well');
  });

  it('[V2] fields that are new, gone, of another kind or required are told', () => {
    const form = 'phone-record@1';
    const [first] = Object.keys(hotline.forms[form]?.schema.properties ?? {});
    const design = after(
      { type: 'add-field', form, kind: 'money', name: 'fee', title: '费用', into: '/ui' },
      { type: 'require-field', form, path: 'fee', required: true },
    );
    expect(sentences(design)).toContain('新增字段“费用”（金额）');
    // The steps that show the form follow to its next version; that is no change of theirs.
    const next = after(
      { type: 'next-form-version', form },
      { type: 'add-field', form: 'phone-record@2', kind: 'money', name: 'fee', title: '费用', into: '/ui' },
    );
    expect(sentences(next)).toEqual(['新增字段“费用”（金额）']);
    const stays = applyCommand(next, {
      type: 'set',
      pointer: '/definition/states/service/states/call-taken/form/version',
      value: 1,
    });
    expect(compareDesigns(next, stays, 'zh-CN').marks).toEqual({ 'call-taken': 'changed' });
    const again = compareDesigns(
      design,
      applyCommand(design, { type: 'change-field-kind', form, path: 'fee', kind: 'text' }),
      'zh-CN',
    );
    expect(again.groups.flatMap(({ changes }) => changes.map(({ text }) => text))).toContain(
      '字段“费用”由金额改为单行文本',
    );
    const optional = compareDesigns(
      design,
      applyCommand(design, { type: 'require-field', form, path: 'fee', required: false }),
      'en',
    );
    expect(optional.groups.flatMap(({ changes }) => changes.map(({ text }) => text))).toContain(
      'The field "费用" is no longer required',
    );
    expect(first).toBeDefined();
  });

  it('[V2] a form that only got another number is the same form', () => {
    const form = hotline.forms['phone-record@1'];
    if (form === undefined) throw new Error('no form');
    const { 'phone-record@1': _old, ...rest } = hotline.forms;
    const design = { ...hotline, forms: { ...rest, 'phone-record@2': { ...form, version: 2 } } };
    expect(sentences(design).filter((text) => text.includes('表单'))).toEqual([]);
  });

  it('[V3] print templates are compared line by line, scenarios by title', () => {
    const [form, prints] = Object.entries(hotline.prints).find(([, some]) => Object.keys(some).length > 0) ?? ['', {}];
    const text = prints['print'] ?? '';
    const [scenario] = Object.keys(hotline.scenarios);
    const design = after(
      { type: 'set-print', form, name: 'print', text: `${text}\n<p>附注</p>` },
      { type: 'remove-scenario', name: scenario ?? '' },
    );
    const title = hotline.scenarios[scenario ?? '']?.['title'] as string;
    expect(title).toMatch(/\p{Script=Han}/u);
    expect(sentences(design)).toEqual(['模板内容有改动：增加 1 行，删除 0 行', `删除了场景“${title}”`]);
  });

  it('[V1] a drawing laid out differently is said to change nothing', () => {
    const design = after({ type: 'lay-out' });
    expect(compareDesigns(hotline, design, 'zh-CN')).toMatchObject({ isDrawingOnly: true, marks: {} });
  });
});

describe('lines', () => {
  it.each([
    ['', ''],
    ['a', ''],
    ['', 'a\nb'],
    ['a\nb\nc', 'a\nx\nc'],
    ['a\nb\nc\nd', 'b\nc\nd\ne'],
    ['a\na\na', 'a\na'],
  ])('[V3] taking out and putting in leads from one text to the other: %j %j', (before, then) => {
    const lines = lineDifferences(before, then);
    const join = (without: string): string =>
      lines
        .filter(({ kind }) => kind !== without)
        .map(({ text }) => text)
        .join('\n');
    expect(join('added')).toBe(before);
    expect(join('removed')).toBe(then);
  });

  it('[V3] unchanged lines far from a change are left out', () => {
    const text = Array.from({ length: 20 }, (_, at) => `line ${at}`);
    const lines = lineDifferences(text.join('\n'), text.with(10, 'other').join('\n'));
    expect(lines.filter(({ kind }) => kind === 'same')).toHaveLength(19);
    expect(withContext(lines, 1).map((line) => line?.text)).toEqual([
      undefined,
      'line 9',
      'line 10',
      'other',
      'line 11',
      undefined,
    ]);
  });
});

function titleOf(state: string): string {
  return localize(hotline.definition.states[state]?.title);
}
