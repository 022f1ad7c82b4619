import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { checkShape, formTemplateSchema, processDefinitionSchema, type SchemaNode } from '@yunliu/engine/definition';
import { fullDefinition, fullForm } from './full-documents.js';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const published: readonly (readonly [string, SchemaNode])[] = [
  ['schema/process-definition.schema.json', processDefinitionSchema],
  ['schema/form-template.schema.json', formTemplateSchema],
];

/** Contract interface -> its piece of the schema ('' is the schema itself). */
const contracts: readonly (readonly [file: string, name: string, schema: SchemaNode, piece: string])[] = [
  ['src/definition/process-definition.ts', 'ProcessDefinition', processDefinitionSchema, ''],
  ['src/definition/process-definition.ts', 'SerialRule', processDefinitionSchema, 'serialRule'],
  ['src/definition/field-right.ts', 'StateForm', processDefinitionSchema, 'stateForm'],
  ['src/definition/timing.ts', 'TimerRule', processDefinitionSchema, 'timer'],
  ['src/definition/timing.ts', 'ClockRule', processDefinitionSchema, 'clock'],
  ['src/definition/timing.ts', 'MessageRule', processDefinitionSchema, 'message'],
  ['src/definition/group-rule.ts', 'EachRule', processDefinitionSchema, 'eachRule'],
  ['src/definition/task-rules.ts', 'AutoSkip', processDefinitionSchema, 'autoSkip'],
  ['src/definition/task-rules.ts', 'SeparationRule', processDefinitionSchema, 'separation'],
  ['src/definition/task-rules.ts', 'TaskOperations', processDefinitionSchema, 'taskOperations'],
  ['src/definition/task-rules.ts', 'ReturnRule', processDefinitionSchema, 'returnRule'],
  ['src/definition/states/state.ts', 'Outcome', processDefinitionSchema, 'outcome'],
  ['src/definition/states/state.ts', 'Route', processDefinitionSchema, 'route'],
  ['src/definition/states/state.ts', 'Region', processDefinitionSchema, 'region'],
  ['src/definition/states/state.ts', 'TaskState', processDefinitionSchema, 'taskState'],
  ['src/definition/states/state.ts', 'DecisionState', processDefinitionSchema, 'decisionState'],
  ['src/definition/states/state.ts', 'ParallelState', processDefinitionSchema, 'parallelState'],
  ['src/definition/states/state.ts', 'PhaseState', processDefinitionSchema, 'phaseState'],
  ['src/definition/states/state.ts', 'CallState', processDefinitionSchema, 'callState'],
  ['src/definition/states/state.ts', 'WaitState', processDefinitionSchema, 'waitState'],
  ['src/definition/states/state.ts', 'ServiceState', processDefinitionSchema, 'serviceState'],
  ['src/definition/states/state.ts', 'FinalState', processDefinitionSchema, 'finalState'],
  ['src/forms/form-template.ts', 'FormTemplate', formTemplateSchema, ''],
  ['src/forms/form-template.ts', 'UiRule', formTemplateSchema, 'uiRule'],
  ['src/forms/form-template.ts', 'UiTable', formTemplateSchema, 'uiTable'],
  ['src/forms/form-template.ts', 'UiLabel', formTemplateSchema, 'uiLabel'],
];

/** Property names of an interface, those of the interfaces it extends included; `?` marks optional ones. */
function propertiesOf(file: string, name: string): string[] {
  const source = readFileSync(at(file), 'utf8');
  const found = new RegExp(`interface ${name}(?: extends (\\w+))? \\{\\n([\\s\\S]*?)\\n\\}`).exec(source);
  if (found === null) throw new Error(`interface ${name} is not in ${file}`);
  const own = [...(found[2] ?? '').matchAll(/^ {2}readonly ([\w$]+)(\??):/gm)].map((match) => `${match[1]}${match[2]}`);
  return [...(found[1] === undefined ? [] : propertiesOf(file, found[1])), ...own].toSorted();
}

function schemaProperties(schema: SchemaNode): string[] {
  return Object.keys(schema.properties ?? {})
    .map((name) => name + (schema.required?.includes(name) === true ? '' : '?'))
    .toSorted();
}

describe('published schemas', () => {
  it.each(published)('[V1] %s is up to date', async (path, schema) => {
    const file = at(path);
    const text = await format(JSON.stringify(schema), { ...(await resolveConfig(file)), parser: 'json' });
    if (process.env['UPDATE_SCHEMAS'] === '1') writeFileSync(file, text);
    expect(
      readFileSync(file, 'utf8'),
      'run UPDATE_SCHEMAS=1 npx vitest run engine/test/definition/published-schemas.test.ts',
    ).toBe(text);
  });

  it.each(published)('[V2] %s is valid draft 2020-12 and Ajv can use it', (path) => {
    const schema = JSON.parse(readFileSync(at(path), 'utf8')) as object;
    const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
    expect(ajv.validateSchema(schema)).toBe(true);
    const validate = ajv.compile(schema);
    expect(validate(path.includes('form') ? fullForm : fullDefinition), JSON.stringify(validate.errors)).toBe(true);
  });

  it('[V3] a document that uses every property is accepted', () => {
    expect(checkShape(fullDefinition, processDefinitionSchema)).toEqual([]);
    expect(checkShape(fullForm, formTemplateSchema)).toEqual([]);
  });

  it.each(contracts)(
    '[V4] %s %s: the schema has exactly the properties of the contract',
    (file, name, schema, piece) => {
      const part = piece === '' ? schema : schema.$defs?.[piece];
      expect(schemaProperties(part ?? {})).toEqual(propertiesOf(file, name));
    },
  );

  it('[V4] every effect, assignment and field type of the contract has its alternative', () => {
    const constants = (source: string, pattern: RegExp): string[] =>
      [...readFileSync(at(source), 'utf8').matchAll(pattern)].map((match) => match[1] ?? '').toSorted();
    const alternatives = (schema: SchemaNode, piece: string, tag: string): string[] =>
      (schema.$defs?.[piece]?.oneOf ?? []).map((part) => String(part.properties?.[tag]?.const)).toSorted();
    expect(alternatives(processDefinitionSchema, 'effect', 'type')).toEqual(
      constants('src/definition/effect.ts', /readonly type: '([\w-]+)'/g),
    );
    expect(alternatives(processDefinitionSchema, 'assignmentRule', 'by')).toEqual(
      constants('src/definition/assignment-rule.ts', /readonly by: '([\w-]+)'/g),
    );
    const fields =
      /interface UiField[\s\S]*?scope/.exec(readFileSync(at('src/forms/form-template.ts'), 'utf8'))?.[0] ?? '';
    expect(alternatives(formTemplateSchema, 'uiField', 'type')).toEqual(
      [...fields.matchAll(/\| '(\w+)'/g)].map((match) => match[1] ?? '').toSorted(),
    );
  });
});

/** Every way to break one place of a document: leave it out, put another kind, add a stranger. */
function* mutations(value: unknown, rebuild: (part: unknown) => unknown): Generator {
  for (const other of [null, 7, true, 'x y', [], {}]) yield rebuild(other);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* mutations(item, (part) => rebuild(value.with(index, part)));
  } else if (typeof value === 'object' && value !== null) {
    yield rebuild({ ...value, strange: 1 });
    for (const [key, item] of Object.entries(value)) {
      const { [key]: _left, ...rest } = value as Record<string, unknown>;
      yield rebuild(rest);
      yield* mutations(item, (part) => rebuild({ ...value, [key]: part }));
    }
  }
}

describe('our reader of schemas', () => {
  it.each([
    ['definition', fullDefinition, processDefinitionSchema],
    ['form', fullForm, formTemplateSchema],
  ])(
    '[V5] accepts and refuses exactly what Ajv does, over every single change of a full %s',
    (_name, document, schema) => {
      const validate = new Ajv2020({ strict: false }).compile(schema);
      let count = 0;
      for (const changed of mutations(document, (part) => part)) {
        count += 1;
        const ours = checkShape(changed, schema).length === 0;
        if (ours !== validate(changed))
          throw new Error(
            `differs on ${JSON.stringify(changed).slice(0, 3000)} ${JSON.stringify(validate.errors)} ${JSON.stringify(checkShape(changed, schema))}`,
          );
      }
      expect(count).toBeGreaterThan(500);
    },
  );
});
