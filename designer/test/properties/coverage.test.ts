import { processDefinitionSchema, type SchemaNode, type StateType } from '@yunliu/engine/definition';
import { describe, expect, it } from 'vitest';
import { variableFields } from '../../src/properties/describe/data.js';
import type { Section } from '../../src/properties/describe/field.js';
import { processSections } from '../../src/properties/describe/process.js';
import { stateSections } from '../../src/properties/describe/states.js';
import { allFields } from '../../src/properties/subject.js';
import { SchemaCoverage } from './schema-coverage.js';

const defs = processDefinitionSchema.$defs ?? {};

/** What the drawing, the file format and the publishing look after. */
const elsewhere = new Set([
  ...['$schema', 'format', 'version', 'states', 'layout'].map((key) => `process.${key}`),
  ...Object.keys(stateSections).map((type) => `${type}State.type`),
  'phaseState.states',
  'region.states',
  // The data of a process is always a set of entries.
  'dataSchema.type',
]);

const fieldsOf = (sections: readonly Section[]) => sections.flatMap((section) => section.fields);

function walk(process = processSections, states = stateSections): SchemaCoverage {
  const coverage = new SchemaCoverage(defs, elsewhere);
  coverage.object(processDefinitionSchema, fieldsOf(process), 'process');
  for (const type of Object.keys(states) as StateType[])
    coverage.object(defs[`${type}State`] as SchemaNode, fieldsOf(states[type]), `${type}State`);
  const ways = {
    outcome: 'outcome',
    route: 'route',
    timer: 'timer',
    message: 'message',
    signal: 'signal',
    region: 'region',
  } as const;
  for (const [name, ref] of Object.entries(ways))
    coverage.object(defs[ref] as SchemaNode, allFields[name as keyof typeof ways], ref);
  coverage.object({ ...defs['dataSchema'], patternProperties: {} }, variableFields, 'variable');
  return coverage;
}

describe('coverage of the format by the panels', () => {
  const types = Object.keys(defs)
    .filter((name) => name.endsWith('State'))
    .map((name) => name.replace('State', ''));

  it('[P1] every type of state has a panel', () => {
    expect(Object.keys(stateSections).toSorted()).toEqual(types.toSorted());
  });

  it('[P1] every property of the format is reached by a field that fits it, and no field is made up', () => {
    const { faults, covered } = walk();
    expect(faults).toEqual([]);
    expect(covered.size).toBeGreaterThan(180);
  });

  it('[P1] a field that is taken away, of a wrong kind, or with a missing choice is found', () => {
    const without = (key: string): typeof stateSections => ({
      ...stateSections,
      task: stateSections.task.map((section) => ({
        ...section,
        fields: section.fields.filter((field) => field.key !== key),
      })),
    });
    expect(walk(processSections, without('separation')).faults).toEqual(['taskState.separation: no field']);
    const odd = processSections.map((section) => ({
      ...section,
      fields: section.fields.map((field) =>
        field.key === 'recall' ? { ...field, control: { kind: 'text' } as const } : field,
      ),
    }));
    expect(walk(odd).faults).toEqual([expect.stringContaining('process.recall: a text does not fit')]);
    const fewer = {
      ...stateSections,
      parallel: stateSections.parallel.map((section) => ({
        ...section,
        fields: section.fields.map((field) =>
          field.control.kind === 'modes' && field.key === 'join'
            ? {
                ...field,
                control: {
                  kind: 'modes' as const,
                  modes: () => (field.control.kind === 'modes' ? field.control.modes().slice(1) : []),
                },
              }
            : field,
        ),
      })),
    };
    expect(walk(processSections, fewer).faults).toEqual(['parallelState.join: no mode for "all"']);
  });
});
