import type { Json, SchemaNode } from '@yunliu/engine/definition';
import { assignmentModes } from '../../src/properties/describe/assignment.js';
import type { Field, FieldControl, Mode } from '../../src/properties/describe/field.js';

/** Compares panels with the published JSON schema; every difference is a line. */
export class SchemaCoverage {
  readonly faults: string[] = [];
  /** Properties and alternatives that a control was found for. */
  readonly covered = new Set<string>();
  readonly #seen = new Set<string>();

  constructor(
    private readonly defs: Readonly<Record<string, SchemaNode>>,
    /** `path.property`: shown elsewhere. */
    private readonly elsewhere: ReadonlySet<string>,
  ) {}

  object(schema: SchemaNode, fields: readonly Field[], path: string, checkRequired = true): void {
    const properties = schema.properties ?? {};
    const { byKey, written } = collect(fields);
    for (const [key, property] of Object.entries(properties)) {
      const at = `${path}.${key}`;
      if (this.elsewhere.has(at)) continue;
      const found = byKey.get(key) ?? [];
      if (found.length === 0 && !written.has(key)) this.faults.push(`${at}: no field`);
      const required = schema.required?.includes(key) === true;
      for (const { field, direct } of found) {
        if (checkRequired && direct && (field.required === true) !== required)
          this.faults.push(`${at}: required is ${String(required)} in the format`);
        this.control(property, field.control, at, required);
        this.covered.add(at);
      }
    }
    for (const key of byKey.keys())
      if (!Object.hasOwn(properties, key)) this.faults.push(`${path}.${key}: the format has no such property`);
  }

  control(given: SchemaNode, control: FieldControl, path: string, required: boolean): void {
    const { schema, ref } = this.#resolve(given);
    const want = (holds: boolean): void => {
      if (!holds) this.faults.push(`${path}: a ${control.kind} does not fit ${JSON.stringify(given).slice(0, 120)}`);
    };
    switch (control.kind) {
      case 'localized':
        return want(ref === 'localizedText');
      case 'text':
        return want(
          (schema.type === 'string' && schema.enum === undefined) ||
            (ref === 'localizedText' && path.endsWith('description')),
        );
      case 'number':
        want(schema.type === 'integer' || schema.type === 'number');
        want((schema.type === 'integer') === (control.whole === true));
        want(control.min === (schema.minimum ?? schema.exclusiveMinimum) || isData(path));
        return want(control.max === schema.maximum);
      case 'switch':
        return want(schema.type === 'boolean');
      case 'choice':
        return want(
          sameSet(
            schema.enum,
            control.options.map(({ value }) => value),
          ),
        );
      case 'some':
        return want(
          schema.type === 'array' &&
            sameSet(
              schema.items?.enum,
              control.options.map(({ value }) => value),
            ),
        );
      case 'pick':
      case 'name':
        return want(schema.type === 'string' && schema.enum === undefined);
      case 'picks':
        return want(schema.type === 'array' && this.#resolve(schema.items ?? {}).schema.type === 'string');
      case 'duration':
        return want(ref === 'duration');
      case 'feel':
      case 'condition':
        return want(ref === 'feel');
      case 'mapping':
        return want(schema.type === 'object' && this.#resolve(named(schema)).ref === 'feel');
      case 'rights':
        return want(sameSet(named(schema).enum, ['hidden', 'read', 'edit', 'required']));
      case 'json':
        return want(isData(path));
      case 'object':
        want(schema.type === 'object');
        return this.#once(ref, control, () => this.object(schema, control.fields(), ref ?? path));
      case 'assignment':
        want(ref === 'assignmentRule');
        if (required) want(control.optional !== true);
        return this.#once(ref, control, () =>
          this.#modes(schema, assignmentModes(control.optional === true), ref ?? path, required),
        );
      case 'modes':
        return this.#modes(schema, control.modes(), ref ?? path, required);
      case 'list':
      case 'record': {
        want(schema.type === (control.kind === 'list' ? 'array' : 'object'));
        const item = control.kind === 'list' ? (schema.items ?? {}) : named(schema);
        return this.#item(item, control, path);
      }
      case 'state-key':
      case 'route-key':
        return want(false);
    }
  }

  #item(given: SchemaNode, control: Extract<FieldControl, { kind: 'list' | 'record' }>, path: string): void {
    const { schema, ref } = this.#resolve(given);
    const own = control.item.control;
    if (own !== undefined) return this.control(given, own, `${path}[]`, true);
    const fields = control.item.fields?.() ?? [];
    this.#once(ref, control, () => {
      const [only] = fields;
      if (schema.oneOf !== undefined && only?.control.kind === 'modes')
        return this.#modes(schema, only.control.modes(), ref ?? path, true);
      if (schema.type === 'array') {
        for (const [index, field] of fields.entries()) {
          if (field.key !== String(index)) this.faults.push(`${path}: place ${index} has no field`);
          this.control(schema.items ?? {}, field.control, `${path}[]`, true);
        }
        if (fields.length !== schema.maxItems) this.faults.push(`${path}: ${fields.length} places`);
        return;
      }
      this.object(schema, fields, ref ?? path);
    });
  }

  /** Every alternative of the format is some mode; what is not needed can be left out. */
  #modes(schema: SchemaNode, modes: readonly Mode[], path: string, required: boolean): void {
    const none = modes.some((mode) => mode.is(undefined));
    const loose = schema.type === 'object' && (schema.required ?? []).length === 0;
    if (!required && !none && !loose) this.faults.push(`${path}: cannot be left out`);
    for (const given of schema.oneOf ?? [schema]) {
      const { schema: alternative, ref } = this.#resolve(given);
      const values: readonly Json[] = alternative.enum ?? (alternative.const === undefined ? [] : [alternative.const]);
      for (const value of values)
        if (!modes.some((mode) => mode.is(value))) this.faults.push(`${path}: no mode for ${JSON.stringify(value)}`);
      if (values.length > 0) continue;
      if (alternative.type === 'object') {
        const key = `${ref ?? ''} ${modes.map(({ id }) => id).join()}`;
        if (ref !== undefined && this.#seen.has(key)) continue;
        this.#seen.add(key);
        this.#objectModes(alternative, modes, ref ?? path);
      } else if (alternative.type === 'boolean') {
        if (!modes.some((mode) => mode.is(false))) this.faults.push(`${path}: no mode for false`);
      } else {
        const sample: Json = alternative.type === 'array' ? [] : alternative.type === 'string' ? 'x' : 2;
        const mode = modes.find((one) => one.is(sample));
        if (mode?.control === undefined) this.faults.push(`${path}: no mode for a ${alternative.type ?? 'value'}`);
        else this.control(given, mode.control, path, true);
      }
    }
  }

  #objectModes(schema: SchemaNode, modes: readonly Mode[], path: string): void {
    const constants = Object.entries(schema.properties ?? {}).flatMap(([key, property]) =>
      property.const === undefined ? [] : [[key, property.const] as const],
    );
    const sample: { [key: string]: Json } = Object.fromEntries(constants);
    const [constant] = constants;
    const fitting = modes.filter(
      (mode) =>
        (mode.fields !== undefined || (mode.keys ?? []).length > 0) && (constant === undefined || mode.is(sample)),
    );
    const name = constant === undefined ? path : `${path}/${String(constant[1])}`;
    if (fitting.length === 0) return void this.faults.push(`${name}: no mode`);
    const written = fitting.flatMap((mode) => mode.keys ?? []);
    const fields = fitting.flatMap((mode) => mode.fields?.() ?? []);
    const left = Object.entries(schema.properties ?? {}).filter(([key]) => !written.includes(key));
    this.object({ ...schema, properties: Object.fromEntries(left) }, fields, name, fitting.length === 1);
  }

  #once(ref: string | undefined, control: FieldControl, walk: () => void): void {
    const key = `${ref ?? ''} ${control.kind} ${'optional' in control ? String(control.optional) : ''}`;
    if (ref !== undefined && this.#seen.has(key)) return;
    this.#seen.add(key);
    walk();
  }

  #resolve(given: SchemaNode): { readonly schema: SchemaNode; readonly ref: string | undefined } {
    const ref = given.$ref?.replace('#/$defs/', '');
    return { schema: ref === undefined ? given : (this.defs[ref] ?? {}), ref };
  }
}

interface Found {
  readonly field: Field;
  /** Always there, not only after a choice. */
  readonly direct: boolean;
}

function collect(fields: readonly Field[], direct = true): { byKey: Map<string, Found[]>; written: Set<string> } {
  const byKey = new Map<string, Found[]>();
  const written = new Set<string>();
  for (const field of fields) {
    if (field.key !== '') byKey.set(field.key, [...(byKey.get(field.key) ?? []), { field, direct }]);
    else if (field.control.kind === 'modes')
      for (const mode of field.control.modes()) {
        for (const key of mode.keys ?? []) written.add(key);
        const inner = collect(mode.fields?.() ?? [], false);
        for (const [key, found] of inner.byKey) byKey.set(key, [...(byKey.get(key) ?? []), ...found]);
        for (const key of inner.written) written.add(key);
      }
  }
  return { byKey, written };
}

function named(schema: SchemaNode): SchemaNode {
  return schema.additionalProperties === undefined || schema.additionalProperties === false
    ? {}
    : schema.additionalProperties;
}

/** Own schemas of values: constraints are numbers of any size, examples are JSON. */
function isData(path: string): boolean {
  return path.startsWith('dataSchema') || path.startsWith('variable');
}

function sameSet(one: readonly unknown[] | undefined, other: readonly unknown[]): boolean {
  return one !== undefined && one.length === other.length && one.every((value) => other.includes(value));
}
