import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject, JsonSchema } from '../../src/definition/json.js';
import type { FormTemplate } from '../../src/forms/form-template.js';
import { interpretedValidator } from '../../src/forms/interpreted-validator.js';
import { compileValidator } from '../../src/forms/server/index.js';
import { randomSource, type RandomSource } from '../../src/simulate/random/random-source.js';

const folder = fileURLToPath(new URL('../../../form-templates/', import.meta.url));
const templates = readdirSync(folder).map(
  (key) => JSON.parse(readFileSync(`${folder}${key}/1/form.json`, 'utf8')) as FormTemplate,
);

/** Values of every kind, right and wrong ones, at the edges of what a schema allows. */
function oddValue(schema: JsonSchema, random: RandomSource, depth = 0): Json {
  const wrong: readonly Json[] = [null, true, 0, -1, 1.005, 3, '', 'x', '2026-02-30', '2026-09-30', '17:40', [], {}];
  if (random.next() < 0.3) return random.pick(wrong) ?? null;
  const type = [schema.type].flat()[0];
  if (schema.oneOf !== undefined) return random.pick(schema.oneOf)?.const ?? null;
  if (schema.enum !== undefined) return random.pick(schema.enum) ?? null;
  switch (type) {
    case 'string':
      return '字'.repeat(Math.max(0, (schema.maxLength ?? 3) + random.below(3) - 1)).slice(0, 3000);
    case 'number':
    case 'integer':
      return (random.next() < 0.5 ? (schema.minimum ?? 0) : (schema.maximum ?? 9)) + random.below(3) - 1;
    case 'array':
      return Array.from({ length: random.below(4) }, () => oddValue(schema.items ?? {}, random, depth + 1));
    case 'object':
      return oddObject(schema, random, depth + 1);
    default:
      return random.pick(wrong) ?? null;
  }
}

function oddObject({ properties = {} }: JsonSchema, random: RandomSource, depth = 0): JsonObject {
  const values: { [name: string]: Json } = {};
  for (const [name, schema] of Object.entries(properties))
    if (random.next() < 0.7 && depth < 4) values[name] = oddValue(schema, random, depth);
  if (random.next() < 0.1) values['unheard-of'] = 1;
  return values;
}

/** Places and kinds of what is wrong, without order. */
const said = (faults: readonly { readonly pointer: string; readonly keyword: string; readonly params: JsonObject }[]) =>
  faults.map(({ pointer, keyword, params }) => `${pointer} ${keyword} ${JSON.stringify(params['limit'] ?? '')}`).sort();

describe('the validator without generated code', () => {
  it('[F41] finds what Ajv finds, over all shipped templates and odd values of every kind', () => {
    const random = randomSource(20260930);
    let found = 0;
    for (const template of templates) {
      const ajv = compileValidator(template);
      const own = interpretedValidator(template);
      for (let run = 0; run < 25; run += 1) {
        const values = oddObject(template.schema, random);
        const expected = said(ajv(values));
        expect(said(own(values)), JSON.stringify(values)).toEqual(expected);
        found += expected.length;
      }
    }
    expect(found).toBeGreaterThan(500);
  });

  it('[F41] knows every keyword a form schema may use', () => {
    const schema: JsonSchema = {
      type: 'object',
      additionalProperties: { type: 'integer' },
      properties: {
        step: { type: 'number', multipleOf: 0.1, exclusiveMinimum: 0, exclusiveMaximum: 2 },
        mail: { type: 'string', format: 'email', pattern: '^[a-z]', minLength: 6 },
        tags: { type: 'array', items: { enum: ['a', 'b'] }, uniqueItems: true, minItems: 2, maxItems: 3 },
        both: { type: ['string', 'null'], const: 'x' },
        inner: { type: 'object', required: ['a'], additionalProperties: false, properties: { a: {} } },
      },
    };
    const template = {
      format: 1,
      key: 'k',
      version: 1,
      title: 't',
      schema,
      ui: { type: 'VerticalLayout', elements: [] },
    };
    const ajv = compileValidator(template as never);
    const own = interpretedValidator(template as never);
    const all: readonly JsonObject[] = [
      { step: 0.3, mail: 'a@b.cn', tags: ['a', 'b'], both: 'x', inner: { a: 1 }, other: 3 },
      { step: 0.35, mail: 'A@b', tags: ['a', 'a', 'b', 'c'], both: null, inner: { b: 1 }, other: 'x' },
      { step: 0, mail: 'no', tags: ['a'], both: 3, inner: {} },
      { step: 2 },
    ];
    for (const values of all) expect(said(own(values)), JSON.stringify(values)).toEqual(said(ajv(values)));
  });
});
