import { describe, expect, it } from 'vitest';
import { validateDefinition } from '@yunliu/engine/definition';
import {
  applyCommand,
  openDesign,
  saveDesign,
  usesOf,
  type Command,
  type DesignDocument,
} from '@yunliu/designer/model';
import { shipped, shippedProcesses } from './shipped.js';

const text = (document: DesignDocument): string => JSON.stringify(saveDesign(document));
const json = (value: unknown): string => JSON.stringify(value);

function small(parts: {
  readonly states?: object;
  readonly data?: object;
  readonly print?: string;
  readonly ui?: object;
  readonly scenario?: object;
}): DesignDocument {
  return openDesign({
    definition: json({
      format: 1,
      key: 'leave',
      version: 1,
      title: '请假',
      category: 'x',
      data: parts.data ?? { type: 'object', properties: { days: { type: 'number' } } },
      roles: {},
      start: { by: ['*'] },
      initial: 'apply',
      states: parts.states ?? {},
    }),
    forms: [
      {
        form: json({
          format: 1,
          key: 'leave',
          version: 1,
          title: '请假单',
          schema: {
            type: 'object',
            properties: {
              reason: { title: '事由', type: 'string' },
              parts: {
                title: '明细',
                type: 'array',
                items: {
                  type: 'object',
                  properties: { amount: { type: 'number' }, note: { type: 'string' } },
                  required: ['amount'],
                },
              },
            },
            required: ['reason'],
          },
          ui: parts.ui ?? { type: 'VerticalLayout', elements: [] },
        }),
        prints: { print: parts.print ?? '' },
      },
    ],
    scenarios: { one: json(parts.scenario ?? { process: 'leave', clock: '2026-01-01T00:00:00Z', steps: [] }) },
  });
}

const setTo = (feel: string, variable = 'total'): object => ({
  onEntry: [{ type: 'set', values: { [variable]: feel } }],
});
const feelAfter = (document: DesignDocument, variable = 'total'): unknown =>
  (document.definition.states['apply'] as unknown as { onEntry: [{ values: Record<string, string> }] }).onEntry[0]
    .values[variable];

describe('renaming', () => {
  it.each([
    ['days > 3 and "days" != "x"', 'nights > 3 and "days" != "x"'],
    ['for days in [1] return days + 1', 'for days in [1] return days + 1'],
    ['{days: 1}.days + days', '{days: 1}.days + nights'],
    ['parts[amount > days]', 'parts[amount > nights]'],
    ['other.days + days /* days */', 'other.days + nights /* days */'],
    [
      'if days in (1, days) then -days else count([days])',
      'if nights in (1, nights) then -nights else count([nights])',
    ],
    ['日 + days', '日 + nights'],
    ['days > ', 'days > '],
  ])('[M5] the variable in %s, by the tree', (before, after) => {
    const document = small({ states: { apply: setTo(before) } });
    const renamed = applyCommand(document, { type: 'rename', kind: 'variable', name: 'days', to: 'nights' });
    expect(feelAfter(renamed)).toBe(after);
  });

  it.each([
    ['sum(parts.amount[item != null])', 'sum(parts.cost[item != null])'],
    ['parts[amount > 3 and item.amount < 9].note', 'parts[cost > 3 and item.cost < 9].note'],
    ['some p in parts satisfies p.amount > amount', 'some p in parts satisfies p.cost > amount'],
    ['for p in parts[note = "x"] return p.amount', 'for p in parts[note = "x"] return p.cost'],
    ['parts[1].amount + other.amount', 'parts[1].cost + other.amount'],
    ['(sort(parts, function(a, b) a.amount < b.amount))', undefined],
  ])('[M5] the column in %s', (before, after) => {
    const document = small({ states: { apply: setTo(before) } });
    const renamed = applyCommand(document, { type: 'rename', kind: 'column', of: 'parts', name: 'amount', to: 'cost' });
    expect(feelAfter(renamed)).toBe(after ?? before);
  });

  it('[M5] records written for a table follow its columns', () => {
    const document = small({
      states: { apply: setTo('if days = 1 then [{amount: 1, note: "amount"}] else []', 'parts') },
    });
    const renamed = applyCommand(document, { type: 'rename', kind: 'column', of: 'parts', name: 'amount', to: 'cost' });
    expect(feelAfter(renamed, 'parts')).toBe('if days = 1 then [{cost: 1, note: "amount"}] else []');
  });

  it('[M5] a field changes everywhere in one step: schema, layout, rules, rights, prints, notices, stories', () => {
    const document = small({
      states: {
        apply: {
          type: 'task',
          title: '申请',
          assign: { by: 'field', field: 'reason', else: { by: 'expression', users: 'reason' } },
          form: {
            template: 'leave',
            version: 1,
            rights: { '*': 'read', reason: 'required', parts: 'edit', 'parts.amount': 'edit' },
          },
          outcomes: {
            go: {
              title: '提交',
              to: 'apply',
              when: 'reason != null',
              effects: [{ type: 'notify', to: { by: 'starter' }, title: '{{ reason }}: {{reasonable}}' }],
            },
          },
        },
      },
      ui: {
        type: 'VerticalLayout',
        elements: [
          { type: 'Control', scope: '#/properties/reason', rule: { effect: 'SHOW', condition: 'count(parts) > 0' } },
          {
            type: 'Table',
            scope: '#/properties/parts',
            columns: [{ type: 'Control', scope: '#/properties/amount', computed: 'amount + 1' }],
          },
        ],
      },
      print:
        '{{field "reason"}} {{!-- {{field "reason"}} --}}{{#rows "parts"}}{{cell "amount"}}{{check \'amount\' "reason"}}{{/rows}}{{label \'reason\'}}',
      scenario: {
        process: 'leave',
        clock: 'x',
        steps: [
          { start: { by: 'a', data: { reason: 'reason', parts: [{ amount: 1 }] } } },
          { start: { process: 'other', data: { reason: 1 } } },
        ],
      },
    });
    const renamed = applyCommand(document, { type: 'rename', kind: 'variable', name: 'reason', to: 'why' });
    const all = text(renamed);
    // What stays: another word, a comment, a choice's value, a person's text, another process.
    expect([...all.matchAll(/reason/g)]).toHaveLength(5);
    expect(renamed.definition.states['apply']).toMatchObject({
      assign: { field: 'why', else: { users: 'why' } },
      form: { rights: { '*': 'read', why: 'required', parts: 'edit', 'parts.amount': 'edit' } },
      outcomes: { go: { when: 'why != null', effects: [{ title: '{{ why }}: {{reasonable}}' }] } },
    });
    expect(renamed.forms['leave@1']?.schema.required).toEqual(['why']);
    expect(renamed.prints['leave@1']?.['print']).toBe(
      '{{field "why"}} {{!-- {{field "reason"}} --}}{{#rows "parts"}}{{cell "amount"}}{{check \'amount\' "reason"}}{{/rows}}{{label \'why\'}}',
    );
    expect(renamed.scenarios['one']?.['steps']).toEqual([
      { start: { by: 'a', data: { why: 'reason', parts: [{ amount: 1 }] } } },
      { start: { process: 'other', data: { reason: 1 } } },
    ]);
    const column = applyCommand(renamed, { type: 'rename', kind: 'column', of: 'parts', name: 'amount', to: 'cost' });
    expect(column.prints['leave@1']?.['print']).toContain('{{cell "cost"}}{{check \'cost\' "reason"}}');
    expect(column.forms['leave@1']?.ui).toMatchObject({
      elements: [{}, { columns: [{ scope: '#/properties/cost', computed: 'cost + 1' }] }],
    });
    expect(column.definition.states['apply']).toMatchObject({ form: { rights: { 'parts.cost': 'edit' } } });
    expect(column.scenarios['one']).toMatchObject({ steps: [{ start: { data: { parts: [{ cost: 1 }] } } }, {}] });
  });

  it.each(shippedProcesses)(
    '[M5] %s stays as sound when every field, column, state and outcome is renamed and back',
    (key) => {
      const document = shipped(key);
      const context = (of: DesignDocument): object => ({ forms: Object.values(of.forms) });
      const sound = validateDefinition(document.definition, context(document)).map(({ code }) => code);
      const names = declaredNames(document);
      expect(names.length).toBeGreaterThan(5);
      const there = names.reduce((at, command) => applyCommand(at, command), document);
      expect(validateDefinition(there.definition, context(there)).map(({ code }) => code)).toEqual(sound);
      const back = names.toReversed().reduce((at, command) => applyCommand(at, reversed(command)), there);
      expect(saveDesign(back)).toEqual(saveDesign(document));
    },
  );

  it.each([
    ['name/taken', { type: 'rename', kind: 'variable', name: 'days', to: 'reason' }],
    ['name/unusable', { type: 'rename', kind: 'variable', name: 'days', to: 'if' }],
    ['name/unusable', { type: 'rename', kind: 'variable', name: 'days', to: 'a b' }],
    ['name/hidden', { type: 'rename', kind: 'variable', name: 'days', to: 'p' }],
  ] as readonly (readonly [string, Command])[])('[M6] refuses with %s and changes nothing', (code, command) => {
    const document = small({ states: { apply: setTo('some p in parts satisfies p.amount > days') } });
    const before = text(document);
    expect(() => applyCommand(document, command)).toThrow(expect.objectContaining({ code }));
    expect(text(document)).toBe(before);
  });
});

describe('uses of a name', () => {
  it('[M7] lists keys, expressions, prints and what cannot be read', () => {
    const document = small({
      states: {
        apply: {
          type: 'wait',
          title: '{{days}}',
          ...setTo('days + 1'),
          onExit: [{ type: 'set', values: { days: 'days >' } }],
        },
      },
    });
    expect(usesOf(document, { kind: 'variable', name: 'days' }).map(({ how, pointer }) => `${how} ${pointer}`)).toEqual(
      [
        'key /definition/data/properties/days',
        'key /definition/states/apply/onExit/0/values/days',
        'notice /definition/states/apply/title',
        'feel /definition/states/apply/onEntry/0/values/total',
        'unreadable /definition/states/apply/onExit/0/values/days',
      ],
    );
  });

  it('[M7] finds the uses of a state and of an outcome in the hotline', () => {
    const document = shipped('hotline');
    expect(usesOf(document, { kind: 'state', name: 'call-taken' }).length).toBeGreaterThan(10);
    const outcome = usesOf(document, { kind: 'outcome', name: 'escalate', of: 'call-taken' });
    expect(outcome.filter(({ declares }) => declares)).toHaveLength(1);
    expect(outcome.filter(({ pointer }) => pointer.startsWith('/scenarios/')).length).toBeGreaterThan(1);
  });
});

type Rename = Extract<Command, { readonly type: 'rename' }>;

function declaredNames(document: DesignDocument): readonly Rename[] {
  const seen = new Set<string>();
  const commands: Rename[] = [];
  const add = (kind: Rename['kind'], name: string, of?: string): void => {
    if (seen.has(`${kind} ${of ?? ''} ${name}`)) return;
    seen.add(`${kind} ${of ?? ''} ${name}`);
    commands.push({ type: 'rename', kind, name, to: `${name}X`, ...(of === undefined ? {} : { of }) });
  };
  const schemas = [document.definition.data, ...Object.values(document.forms).map((form) => form.schema)];
  for (const schema of schemas)
    for (const [name, property] of Object.entries(schema?.properties ?? {}))
      for (const column of Object.keys(property.items?.properties ?? {})) add('column', column, name);
  for (const schema of schemas) for (const name of Object.keys(schema?.properties ?? {})) add('variable', name);
  const visit = (states: object): void => {
    for (const [key, state] of Object.entries(states) as [
      string,
      { type: string; outcomes?: object; states?: object; regions?: object },
    ][]) {
      if (state.type === 'task') for (const outcome of Object.keys(state.outcomes ?? {})) add('outcome', outcome, key);
      visit(state.states ?? {});
      for (const region of Object.values(state.regions ?? {}) as { states: object }[]) visit(region.states);
    }
  };
  visit(document.definition.states);
  for (const [, key] of JSON.stringify(document.definition).matchAll(
    /"([^"]+)":\{"type":"(?:task|decision|phase|parallel|call|wait|service|final)"/g,
  ))
    add('state', key ?? '');
  return commands;
}

function reversed(command: Rename): Rename {
  return { ...command, name: command.to, to: command.name };
}
