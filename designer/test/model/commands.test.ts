import { describe, expect, it } from 'vitest';
import {
  applyPatches,
  CommandStack,
  commandLabel,
  commandTypes,
  copyStates,
  patchesBetween,
  saveDesign,
  type Command,
  type DesignDocument,
} from '@yunliu/designer/model';
import { shipped } from './shipped.js';

const hotline = shipped('hotline');
const FORM = 'phone-record@1';
const CALL = '/definition/states/service/states/call-taken';
const ROWS = 'filing-list@1';

/** What is done to the shipped hotline; a list is done in order, and each of them checked. */
const table: readonly (readonly [what: string, ...commands: Command[]])[] = [
  ...(['task', 'decision', 'parallel', 'phase', 'call', 'wait', 'service', 'final'] as const).map(
    (stateType): readonly [string, Command] => [
      `add a ${stateType}`,
      { type: 'add-state', stateType, into: { in: 'service' } },
    ],
  ),
  [
    'add a state in a region, named and placed',
    { type: 'lay-out' },
    {
      type: 'add-state',
      stateType: 'task',
      key: 'check',
      title: '质量检查',
      into: { in: 'follow-up', region: 'handling', before: 'escalated' },
      at: { x: 10, y: 20 },
      values: { assign: { by: 'role', role: 'service-desk' } },
    },
  ],
  ['remove, bridging', { type: 'remove-states', keys: ['second-callback'] }],
  ['remove to another', { type: 'remove-states', keys: ['second-callback'], reroute: { by: 'to', to: 'closed' } }],
  ['remove, dropping ways', { type: 'remove-states', keys: ['bound', 'filed'], reroute: { by: 'drop' } }],
  ['remove a container', { type: 'remove-states', keys: ['follow-up'] }],
  ['move out of the phase', { type: 'move-states', keys: ['closed', 'user-satisfied'], into: { before: 'bound' } }],
  [
    'move into a region',
    { type: 'move-states', keys: ['second-callback'], into: { in: 'follow-up', region: 'handling' } },
  ],
  [
    'wrap and unwrap',
    { type: 'wrap-states', keys: ['bound', 'filing'], title: '归档' },
    { type: 'unwrap-state', key: 'phase' },
  ],
  ['dissolve a phase', { type: 'unwrap-state', key: 'service' }],
  ['duplicate', { type: 'lay-out' }, { type: 'duplicate-states', keys: ['call-taken', 'closed'] }],
  ['duplicate a container', { type: 'duplicate-states', keys: ['follow-up'] }],
  ['paste', { type: 'paste-states', clip: copyStates(hotline, ['bound']), at: { x: 5, y: 5 } }],
  ['task to decision', { type: 'change-state-type', key: 'filing', to: 'decision' }],
  ['decision to task', { type: 'change-state-type', key: 'user-satisfied', to: 'task' }],
  ['task to wait', { type: 'change-state-type', key: 'bound', to: 'wait' }],
  ['set initial', { type: 'set-initial', key: 'closed' }],
  [
    'regions',
    { type: 'add-region', of: 'follow-up', title: '并行跟进' },
    { type: 'remove-region', of: 'follow-up', key: 'handling' },
  ],
  ...['filing', 'filed', 'follow-up', 'service'].map((from): readonly [string, Command] => [
    `connect from ${from}`,
    { type: 'connect', from, to: from === 'follow-up' ? 'closed' : 'filed' },
  ]),
  [
    'connect from a wait',
    { type: 'add-state', stateType: 'wait', key: 'pause' },
    { type: 'connect', from: 'pause', to: 'bound', title: '到时' },
  ],
  ['reconnect', { type: 'reconnect', pointer: '/definition/states/filed/otherwise', to: 'archived-solved' }],
  ['disconnect', { type: 'disconnect', pointer: '/definition/states/filing/outcomes/incomplete/to' }],
  [
    'outcomes',
    { type: 'add-outcome', of: 'bound', to: 'filing', title: '转交' },
    { type: 'remove-outcome', of: 'bound', key: 'go' },
  ],
  [
    'common outcome',
    { type: 'add-outcome', of: '', to: 'archived', key: 'stop' },
    { type: 'remove-outcome', of: '', key: 'stop' },
  ],
  [
    'routes',
    { type: 'add-route', of: 'service', map: 'onDone', key: 'service-closed', to: 'filing' },
    { type: 'rename-route', of: 'service', map: 'onDone', key: 'service-closed', to: 'done' },
    { type: 'remove-route', of: 'service', map: 'onDone', key: 'done' },
  ],
  [
    'branches',
    { type: 'add-branch', of: 'filed', to: 'bound', when: 'round > 1', index: 0 },
    { type: 'move', pointer: '/definition/states/filed/branches', from: 0, to: 1 },
    { type: 'remove-branch', of: 'filed', index: 0 },
  ],
  ...(['timers', 'messages', 'signals', 'clocks'] as const).map((list): readonly [string, ...Command[]] => [
    `rules: ${list}`,
    { type: 'add-rule', of: 'bound', list },
    { type: 'add-rule', of: '', list, index: 0 },
    { type: 'remove', pointer: `/definition/states/bound/${list}/0`, andEmpty: true },
  ]),
  ...(['set', 'serial', 'document', 'notify', 'cc', 'start', 'message', 'signal', 'compensate'] as const).map(
    (effect): readonly [string, ...Command[]] => [
      `effect ${effect}`,
      { type: 'add-effect', at: `${CALL}/onExit`, effect },
      { type: 'add-effect', at: '/definition/states/bound/outcomes/bind/effects', effect, index: 0 },
    ],
  ),
  ['assignment', { type: 'set-assignment', of: 'bound', assign: { by: 'leader', level: 2 } }],
  [
    'group',
    ...(['all', 'any', 'sequence', 'vote', 'none'] as const).map((kind): Command => ({
      type: 'set-group',
      of: 'bound',
      kind,
    })),
  ],
  [
    'operations',
    { type: 'set-operation', of: 'bound', operation: 'return', value: { to: 'previous' } },
    { type: 'set-operation', of: 'bound', operation: 'return' },
  ],
  [
    'values',
    { type: 'set', pointer: '/definition/title/en', value: 'Phone help' },
    { type: 'set', pointer: `${CALL}/separation`, value: { notInitiator: true } },
    { type: 'insert', pointer: '/definition/visibleTo', value: 'hotline-engineer', index: 0 },
    { type: 'reorder', pointer: '/definition/states', keys: ['archived', 'bound'] },
    { type: 'remove', pointer: '/definition/description' },
  ],
  ['rename a state', { type: 'rename', kind: 'state', name: 'call-taken', to: 'take-call' }],
  ['rename a phase', { type: 'rename', kind: 'state', name: 'service', to: '受理' }],
  ['rename an end', { type: 'rename', kind: 'state', name: 'service-closed', to: 'over' }],
  ['rename an outcome', { type: 'rename', kind: 'outcome', name: 'escalate', of: 'call-taken', to: 'hand-over' }],
  ['rename a region', { type: 'rename', kind: 'region', name: 'handling', of: 'follow-up', to: 'work' }],
  ['rename a field', { type: 'rename', kind: 'variable', name: 'solvedInCall', to: 'solvedAtOnce' }],
  ['rename a column', { type: 'rename', kind: 'column', name: 'documentName', of: 'boundDocuments', to: 'paperName' }],
  ['rename a role', { type: 'rename', kind: 'role', name: 'service-desk', to: 'desk' }],
  ['rename a serial rule', { type: 'rename', kind: 'serial', name: 'F14', to: 'CALL' }],
  ['rename a form', { type: 'rename', kind: 'form', name: 'phone-record', to: 'call-record' }],
  ['rename a metric', { type: 'rename', kind: 'metric', name: 'close-2w', to: 'close' }],
  [
    'variables',
    { type: 'add-variable', name: 'quality', schema: { title: '质检结果', type: 'string' } },
    { type: 'remove-variable', name: 'quality' },
  ],
  ['roles', { type: 'add-role', key: 'inspector', title: '质检员' }, { type: 'remove-role', key: 'service-desk' }],
  [
    'rights',
    {
      type: 'set-rights',
      cells: [
        { state: 'call-taken', path: 'closeNote', right: 'edit' },
        { state: 'call-taken', path: 'unit', right: null },
        { state: 'bound', path: 'boundDocuments.documentName', right: 'required' },
      ],
    },
    { type: 'fill-rights', from: { state: 'call-taken', path: 'phone' }, into: [{ state: 'closed', path: 'phone' }] },
    { type: 'copy-rights', from: 'call-taken', to: ['closed', 'second-callback'] },
    { type: 'set-form', of: 'bound', form: FORM },
    { type: 'set-form', of: 'filing', form: null },
  ],
  [
    'forms',
    { type: 'add-form', key: 'leave', title: '请假单' },
    { type: 'remove-form', form: 'leave@1' },
    { type: 'remove-form', form: FORM },
  ],
  ...(
    [
      'text',
      'multi-line',
      'integer',
      'number',
      'date',
      'date-time',
      'time',
      'yes-no',
      'choice',
      'multi-choice',
      'money',
      'user',
      'department',
      'serial-number',
      'signature',
      'seal',
      'attachment',
      'cascader',
      'table',
    ] as const
  ).map((kind): readonly [string, Command] => [
    `add field ${kind}`,
    { type: 'add-field', form: FORM, into: '/ui', kind, index: 0 },
  ]),
  ...(['rows', 'columns', 'group', 'tabs', 'steps', 'tab', 'label'] as const).map(
    (layout): readonly [string, Command] => [
      `add layout ${layout}`,
      { type: 'add-element', form: FORM, into: '/ui', layout, index: 1 },
    ],
  ),
  [
    'elements',
    { type: 'add-element', form: FORM, into: '/ui', layout: 'group', index: 0 },
    { type: 'add-field', form: FORM, into: '/ui/elements/0', kind: 'choice', name: 'mood', title: '用户情绪' },
    { type: 'move-element', form: FORM, at: '/ui/elements/0/elements/0', into: '/ui', index: 0 },
    { type: 'move-element', form: FORM, at: '/ui/elements/0', into: '/ui/elements/1' },
    { type: 'unwrap-element', form: FORM, at: '/ui/elements/0' },
    { type: 'wrap-elements', form: FORM, at: ['/ui/elements/1', '/ui/elements/0'], in: 'columns' },
    { type: 'change-field-kind', form: FORM, path: 'mood', kind: 'multi-line' },
    { type: 'require-field', form: FORM, path: 'mood', required: true },
    { type: 'require-field', form: FORM, path: 'mood', required: false },
    { type: 'remove-element', form: FORM, at: '/ui/elements/0' },
  ],
  [
    'several elements',
    { type: 'add-element', form: FORM, into: '/ui', layout: 'group', index: 0 },
    { type: 'add-field', form: FORM, into: '/ui/elements/0', kind: 'choice', name: 'mood', title: '用户情绪' },
    { type: 'add-field', form: FORM, into: '/ui', kind: 'text', name: 'why', title: '原因', index: 1 },
    {
      type: 'set',
      pointer: `/forms/${FORM}/ui/elements/1/rule`,
      value: { effect: 'SHOW', condition: 'mood = "a"' },
    },
    { type: 'duplicate-elements', form: FORM, at: ['/ui/elements/0', '/ui/elements/1'] },
    { type: 'move-elements', form: FORM, at: ['/ui/elements/0/elements/0', '/ui/elements/2'], into: '/ui', index: 1 },
    {
      type: 'paste-elements',
      form: FORM,
      into: '/ui/elements/0',
      clip: {
        elements: [{ type: 'Control', scope: '#/properties/mood', rule: { effect: 'HIDE', condition: 'mood = null' } }],
        fields: { mood: { title: '情绪', type: 'string' } },
        required: ['mood'],
      },
    },
  ],
  [
    'versions and copies of forms',
    { type: 'copy-form', form: FORM, key: 'call-record', title: '电话记录副本' },
    { type: 'next-form-version', form: FORM },
    { type: 'next-form-version', form: 'phone-record@2', version: 5 },
  ],
  [
    'columns of a table',
    { type: 'add-form', key: 'leave', title: '请假单' },
    { type: 'add-field', form: 'leave@1', into: '/ui', kind: 'table', name: 'days' },
    { type: 'add-field', form: 'leave@1', into: '/ui/elements/0', kind: 'date', title: '请假日' },
    { type: 'move-element', form: 'leave@1', at: '/ui/elements/0/columns/1', into: '/ui/elements/0', index: 0 },
    { type: 'require-field', form: 'leave@1', path: 'days.date', required: true },
    { type: 'change-field-kind', form: 'leave@1', path: 'days.name', kind: 'money' },
    { type: 'remove-element', form: 'leave@1', at: '/ui/elements/0/columns/0' },
  ],
  [
    'prints',
    { type: 'set-print', form: ROWS, name: 'short', text: '{{field "boundBy"}}' },
    {
      type: 'set',
      pointer: '/definition/states/filed/onEntry',
      value: [
        { type: 'document', template: ROWS.split('@')[0] ?? '', version: Number(ROWS.split('@')[1]), print: 'short' },
      ],
    },
    { type: 'rename-print', form: ROWS, name: 'short', to: 'brief' },
    { type: 'remove-print', form: ROWS, name: 'brief' },
  ],
  [
    'layout',
    { type: 'place-states', places: { bound: { x: 500, y: 900 } } },
    {
      type: 'bend-connections',
      lines: [
        {
          pointer: `${CALL}/outcomes/solved/to`,
          bends: [
            { x: 700, y: 400 },
            { x: 700, y: 600 },
          ],
        },
      ],
    },
    { type: 'move-label', pointer: `${CALL}/outcomes/solved/to`, offset: { x: 12, y: -8 } },
    { type: 'move-label', pointer: `${CALL}/outcomes/solved/to` },
    { type: 'bend-connections', lines: [{ pointer: `${CALL}/outcomes/solved/to`, bends: [] }] },
    ...(['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const).map((by): Command => ({
      type: 'align-states',
      keys: by.length > 5 ? ['bound', 'service'] : ['bound', 'filing', 'filed'],
      by,
    })),
    { type: 'distribute-states', keys: ['bound', 'service', 'filed'], along: 'x' },
    { type: 'distribute-states', keys: ['bound', 'filing', 'archived'], along: 'y' },
    { type: 'lay-out' },
    { type: 'clear-layout' },
  ],
  [
    'scenarios',
    {
      type: 'add-scenario',
      name: 'quick',
      story: { process: 'hotline', clock: '2026-09-07T09:00:00+08:00', steps: [] },
    },
    { type: 'rename-scenario', name: 'quick', to: 'fast' },
    { type: 'remove-scenario', name: 'fast' },
  ],
  [
    'patches',
    {
      type: 'apply-patches',
      patches: [
        { op: 'replace', pointer: '/definition/title', value: '热线' },
        { op: 'remove', pointer: '/forms/phone-record@1' },
      ],
    },
  ],
  [
    'batch',
    {
      type: 'batch',
      label: { 'zh-CN': '加质检', en: 'Add a check' },
      commands: [
        { type: 'add-state', stateType: 'task', key: 'check' },
        { type: 'connect', from: 'check', to: 'filed' },
      ],
    },
  ],
];

const rows = table.map(([what, ...commands]) => ({ what, commands }));

const textOf = (document: DesignDocument): string => JSON.stringify(saveDesign(document));

describe('commands', () => {
  it.each(rows)('[M3] $what: execute, undo, redo', ({ commands }) => {
    const stack = new CommandStack(hotline);
    const states = [stack.document];
    for (const command of commands) {
      stack.execute(command);
      expect(stack.document, JSON.stringify(command)).not.toBe(states.at(-1));
      states.push(stack.document);
    }
    const texts = states.map(textOf);
    for (let at = states.length - 2; at >= 0; at--) {
      stack.undo();
      expect(textOf(stack.document)).toBe(texts[at]);
    }
    for (const text of texts.slice(1)) {
      stack.redo();
      expect(textOf(stack.document)).toBe(text);
    }
  });

  it.each(rows)('[M4] $what: the patches lead from one document to the other and back', ({ commands }) => {
    const stack = new CommandStack(hotline);
    for (const command of commands) {
      const before = stack.document;
      stack.execute(command);
      const there = applyPatches(before, patchesBetween(before, stack.document));
      expect(JSON.stringify(there)).toBe(JSON.stringify(stack.document));
      const back = applyPatches(stack.document, patchesBetween(stack.document, before));
      expect(JSON.stringify(back)).toBe(JSON.stringify(before));
    }
  });

  it('[M3] every command is in the table and has a name in both languages', () => {
    const used = new Set<string>(table.flatMap(([, ...commands]) => commands.map(({ type }) => type)));
    expect(commandTypes.filter((type) => !used.has(type))).toEqual([]);
    for (const [, ...commands] of table)
      for (const command of commands) {
        expect(commandLabel(command)).toMatch(/^[\p{Script=Han}]+$/u);
        expect(commandLabel(command, 'en')).toMatch(/^[A-Z][a-z ]+$/);
      }
  });
});
