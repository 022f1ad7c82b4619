import { jsonPointer } from '../definition/issue.js';
import type { Json, JsonObject, JsonSchema } from '../definition/json.js';
import type { FormValidator, ValueFault } from './compiled-form.js';
import { isObject } from './fields/field-type.js';
import type { FormTemplate } from './form-template.js';
import { sameJson } from './same-json.js';
import { formFormats } from './form-formats.js';
import { safePattern } from '../expressions/index.js';
import { validationSchema } from './validation-schema.js';

type Report = (pointer: string, keyword: string, params: JsonObject) => void;
type Check = (value: Json, pointer: string, report: Report) => void;

/**
 * The form's validator without generated code, for pages whose policy forbids `eval` and for templates that are still
 * being drawn. Knows the keywords that form schemas may use and finds the very faults that Ajv finds.
 */
export function interpretedValidator(template: FormTemplate): FormValidator {
  const check = compile(validationSchema(template));
  return (values) => {
    const found: ValueFault[] = [];
    check(values as Json, '', (pointer, keyword, params) => found.push({ pointer, keyword, params }));
    return found;
  };
}

function compile(schema: JsonSchema): Check {
  const parts = [ofAny(schema), ofText(schema), ofNumber(schema), ofList(schema), ofObject(schema)].flat();
  return (value, pointer, report) => {
    if (!fitsType(schema.type, value)) report(pointer, 'type', { type: schema.type as Json });
    for (const part of parts) part(value, pointer, report);
  };
}

function ofAny({ enum: values, const: only, oneOf }: JsonSchema): readonly Check[] {
  const checks: Check[] = [];
  const same = (value: Json) => (other: Json) => sameJson(value, other);
  if (values !== undefined)
    checks.push((value, at, report) => {
      if (!values.some(same(value))) report(at, 'enum', { allowedValues: values });
    });
  if (only !== undefined)
    checks.push((value, at, report) => {
      if (!sameJson(value, only)) report(at, 'const', { allowedValue: only });
    });
  if (oneOf !== undefined) {
    const branches = oneOf.map(compile);
    checks.push((value, at, report) => {
      const passing = branches.filter((branch) => passes(branch, value)).length;
      if (passing !== 1) report(at, 'oneOf', {});
    });
  }
  return checks;
}

function passes(check: Check, value: Json): boolean {
  let isFine = true;
  check(value, '', () => (isFine = false));
  return isFine;
}

function ofText({ minLength, maxLength, pattern, format }: JsonSchema): readonly Check[] {
  const matches = pattern === undefined ? undefined : safePattern(pattern);
  const fits = format !== undefined && Object.hasOwn(formFormats, format) ? formFormats[format] : undefined;
  if (minLength === undefined && maxLength === undefined && matches === undefined && fits === undefined) return [];
  const check: Check = (value, at, report) => {
    if (typeof value !== 'string') return;
    // As JSON Schema counts: characters, not halves of them.
    const length = [...value].length;
    if (minLength !== undefined && length < minLength) report(at, 'minLength', { limit: minLength });
    if (maxLength !== undefined && length > maxLength) report(at, 'maxLength', { limit: maxLength });
    if (matches?.test(value) === false) report(at, 'pattern', { pattern: pattern ?? '' });
    if (fits?.(value) === false) report(at, 'format', { format: format ?? '' });
  };
  return [check];
}

/** Room for numbers that are no exact fractions of two, as Ajv is told to leave it. */
const NEARLY_WHOLE = 1e-6;

const limits: { readonly [keyword: string]: (value: number, limit: number) => boolean } = {
  minimum: (value, limit) => value >= limit,
  maximum: (value, limit) => value <= limit,
  exclusiveMinimum: (value, limit) => value > limit,
  exclusiveMaximum: (value, limit) => value < limit,
  multipleOf: (value, step) => Math.abs(Math.round(value / step) - value / step) <= NEARLY_WHOLE,
};

function ofNumber(schema: JsonSchema): readonly Check[] {
  return Object.entries(limits).flatMap(([keyword, fits]): readonly Check[] => {
    const limit = schema[keyword];
    if (typeof limit !== 'number') return [];
    const params: JsonObject = keyword === 'multipleOf' ? { multipleOf: limit } : { limit };
    return [
      (value, at, report) => {
        if (typeof value === 'number' && !fits(value, limit)) report(at, keyword, params);
      },
    ];
  });
}

function ofList({ items, minItems, maxItems, ...rest }: JsonSchema): readonly Check[] {
  const inside = items === undefined ? undefined : compile(items);
  const isUnique = rest['uniqueItems'] === true;
  const check: Check = (value, at, report) => {
    if (!Array.isArray(value)) return;
    const list = value as readonly Json[];
    if (maxItems !== undefined && list.length > maxItems) report(at, 'maxItems', { limit: maxItems });
    if (minItems !== undefined && list.length < minItems) report(at, 'minItems', { limit: minItems });
    if (isUnique && list.some((item, index) => list.slice(0, index).some((other) => sameJson(item, other))))
      report(at, 'uniqueItems', {});
    if (inside !== undefined) for (const [index, item] of list.entries()) inside(item, `${at}/${index}`, report);
  };
  return [check];
}

function ofObject({ properties = {}, required = [], additionalProperties }: JsonSchema): readonly Check[] {
  const inside = new Map(Object.entries(properties).map(([name, schema]) => [name, compile(schema)]));
  const others = typeof additionalProperties === 'object' ? compile(additionalProperties) : undefined;
  const check: Check = (value, at, report) => {
    if (!isObject(value)) return;
    for (const name of required) if (!Object.hasOwn(value, name)) report(at, 'required', { missingProperty: name });
    for (const [name, item] of Object.entries(value)) {
      const own = inside.get(name) ?? others;
      if (own !== undefined) own(item, at + jsonPointer(name), report);
      else if (additionalProperties === false) report(at, 'additionalProperties', { additionalProperty: name });
    }
  };
  return [check];
}

function fitsType(wanted: JsonSchema['type'], value: Json): boolean {
  if (wanted === undefined) return true;
  const real = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return [wanted].flat().some((type) => type === real || (type === 'integer' && Number.isInteger(value)));
}
