import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { agreementSchema, validateAgreement } from '@yunliu/engine/agreements';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import organisation from '../../../process-definitions/demo-organisation.json' with { type: 'json' };
import { folder, shippedRows } from './shipped-agreements.js';

const context = {
  calendars: folder.calendars.map(({ key }) => key),
  roles: organisation.roles.map(({ key }) => key),
  processes: folder.definitions,
};

type Editable = { [name: string]: unknown };

/** A01 with one thing changed. */
function broken(change: (agreement: Editable, row: (id: string) => Editable) => void, key = 'a03-one-year-service') {
  const agreement = structuredClone(folder.agreements.find((each) => each.key === key)) as unknown as Editable;
  const rows = agreement['commitments'] as Editable[];
  change(agreement, (id) => rows.find((each) => each['id'] === id) ?? {});
  return validateAgreement(agreement, context).filter(({ severity }) => severity === 'error');
}

describe('agreements as data', () => {
  it('[AG1] the published schema is up to date and Ajv agrees with it', async () => {
    const file = fileURLToPath(new URL('../../schema/agreement.schema.json', import.meta.url));
    const text = await format(JSON.stringify(agreementSchema), { ...(await resolveConfig(file)), parser: 'json' });
    if (process.env['UPDATE_SCHEMAS'] === '1') writeFileSync(file, text);
    expect(readFileSync(file, 'utf8')).toBe(text);
    const check = new Ajv2020({ strict: false }).compile(agreementSchema as object);
    for (const agreement of folder.agreements) expect(check(agreement), JSON.stringify(check.errors)).toBe(true);
  });

  it('[AG2] five agreements with 94 commitments are shipped, without a fault', () => {
    expect(folder.agreements.map(({ commitments }) => commitments.length)).toEqual([13, 39, 17, 13, 12]);
    expect(new Set(shippedRows.map(({ commitment }) => commitment.id)).size).toBe(94);
    for (const agreement of folder.agreements) {
      const issues = validateAgreement(agreement, context);
      expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(issues.every(({ code }) => code === 'agreement/process-waiting')).toBe(true);
    }
  });

  it.each([
    ['agreement/no-calendar', 'A03.4', (_: Editable, row: (id: string) => Editable) => delete row('A03.4')['calendar']],
    ['calendar/unknown', 'A03.4', (_: Editable, row: (id: string) => Editable) => (row('A03.4')['calendar'] = 'alwys')],
    ['agreement/unknown-service', 'A03.5', (_: Editable, row) => (row('A03.5')['services'] = ['onsite-technical'])],
    ['agreement/no-amount', 'A03.5', (_: Editable, row) => (row('A03.5')['amount'] = { unit: 'minute' })],
    [
      'agreement/amount-missing',
      'A03.5',
      (_: Editable, row) => (row('A03.5')['amount'] = { unit: 'minute', byPriority: { urgent: 1, high: 2, low: 3 } }),
    ],
    ['agreement/unknown-priority', 'A03.7', (_: Editable, row) => (row('A03.7')['priorities'] = ['urgnt'])],
    ['duration/invalid', 'A03.15', (_: Editable, row) => (row('A03.15')['atLeast'] = 'three days')],
    ['agreement/reversed-interval', 'A03.15', (_: Editable, row) => (row('A03.15')['atMost'] = 'P1D')],
    ['agreement/doubled-commitment', 'A03.1', (_: Editable, row) => (row('A03.2')['id'] = 'A03.1')],
    ['agreement/unknown-exclusion', 'A03.4', (_: Editable, row) => (row('A03.4')['exclusions'] = ['weather'])],
    [
      'agreement/unknown-process',
      'A03.16',
      (_: Editable, row) => (row('A03.16')['measure'] = { processes: ['no-such-process'] }),
    ],
    ['role/unknown', '', (agreement: Editable) => ((agreement['extension'] as Editable)['consentBy'] = 'nobody')],
    [
      'agreement/extension-missing',
      '',
      (agreement: Editable) => delete ((agreement['extension'] as Editable)['byPriority'] as Editable)['low'],
    ],
    [
      'agreement/reversed-term',
      '',
      (agreement: Editable) => (agreement['term'] = { from: '2026-05-01', to: '2026-04-30' }),
    ],
    ['agreement/impossible-date', '2026-02-30', (agreement: Editable) => (agreement['term'] = { from: '2026-02-30' })],
    ['agreement/unknown-priority', 'defaultPriority', (agreement: Editable) => (agreement['defaultPriority'] = 'none')],
  ] as readonly (readonly [string, string, Parameters<typeof broken>[0]])[])(
    '[AG3] %s is told with the row %s',
    (code, row, change) => {
      const issues = broken(change);
      const found = issues.find((issue) => issue.code === code);
      expect(found, JSON.stringify(issues)).toBeDefined();
      expect(found?.message['zh-CN']).toContain(row);
      expect(found?.hint['zh-CN']).not.toBe('');
    },
  );

  it('[AG4] a commitment whose start no process of its services raises is an error; one whose process is missing waits', () => {
    const issues = broken((_, row) => (row('A02.14')['metrics'] = ['hotline-twenty']), 'a02-aftersales-template');
    expect(issues.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['agreement/start-never-raised', '/commitments/13/start'],
    ]);
    expect(issues[0]?.message['zh-CN']).toContain('A02.14');
  });

  it('[AG5] anything that is not an agreement is refused without a crash', () => {
    for (const json of [null, 1, 'x', [], {}, { commitments: [{ kind: 'clock' }] }])
      expect(validateAgreement(json, context).length).toBeGreaterThan(0);
  });
});
