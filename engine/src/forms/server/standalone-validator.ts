import standalone from 'ajv/dist/standalone/index.js';
import type { FormTemplate } from '../form-template.js';
import { ajvFaults } from './ajv-faults.js';
import { formAjv } from './form-ajv.js';
import { formFormats } from '../form-formats.js';
import { matchProgram, patternProgram } from './pattern-program.js';
import type { PatternProgram } from './pattern-program.js';
import { equal, ucs2length } from './standalone-runtime.js';
import { validationSchema } from '../validation-schema.js';

// What Ajv leaves as CommonJS calls in its standalone code, and our name for each.
const runtimeCalls: readonly (readonly [string, string])[] = [
  ['require("ajv/dist/runtime/ucs2length").default', 'ucs2length'],
  ['require("ajv/dist/runtime/equal").default', 'equal'],
];

/**
 * The validator as the text of an ES module for browsers; its default export is a `FormValidator`. It imports nothing and
 * builds no code, so it runs under `script-src 'self'`. Patterns come as automata (see {@link patternProgram}): the
 * browser needs no regular-expression library and cannot be made to hang. Throws when schema or patterns are broken.
 */
export function standaloneValidator(template: FormTemplate): string {
  const ajv = formAjv({ source: true, esm: true });
  const validate = ajv.compile(validationSchema(template));
  let code = withoutDirective(standalone.default(ajv, validate));
  for (const [call, name] of runtimeCalls) code = code.replaceAll(call, name);
  const patterns = new Map<string, PatternProgram>();
  code = code.replace(/ = \w+\(("(?:[^"\\]|\\.)*"), "u?"\);?/g, (_whole: string, literal: string) => {
    const source = JSON.parse(literal) as string;
    patterns.set(source, patternProgram(source));
    return ` = safePattern(${literal});`;
  });
  if (/\brequire\(/.test(code))
    throw new Error(`the generated validator of form ${template.key} still needs a CommonJS module`);
  return [
    `// Generated from form template ${safeName(template.key)} version ${String(template.version)}.`,
    ...(/\bucs2length\b/.test(code) ? [String(ucs2length)] : []),
    ...(/= equal;/.test(code) ? [String(equal)] : []),
    formatsText(code),
    patternsText(patterns),
    code,
    String(ajvFaults),
    'export default function check(values) { return validateForm(values) ? [] : ajvFaults(validateForm.errors); }',
    '',
  ]
    .filter((part, index, all) => part !== '' || index === all.length - 1)
    .join('\n');
}

/** Ajv exports its function itself; the module has one export, ours. */
function withoutDirective(code: string): string {
  const name = /export default (\w+);/.exec(code)?.[1];
  if (name === undefined) throw new Error('the generated validator has no default export');
  return `${code
    .replace(/^"use strict";/, '')
    .replace(/export const validate = \w+;\s*/, '')
    .replace(/export default \w+;/, '')}\nconst validateForm = ${name};`;
}

function formatsText(code: string): string {
  const used = Object.entries(formFormats).filter(
    ([name]) => code.includes(`formats.${name};`) || code.includes(`formats["${name}"]`),
  );
  if (used.length === 0) return '';
  return `const formats = {\n${used.map(([name, check]) => `${JSON.stringify(name)}: ${String(check)}`).join(',\n')}\n};`;
}

function patternsText(patterns: ReadonlyMap<string, PatternProgram>): string {
  if (patterns.size === 0) return '';
  const programs = `const patternPrograms = new Map(${JSON.stringify([...patterns])});`;
  const adapter =
    'const safePattern = (source) => ({ test: (text) => matchProgram(patternPrograms.get(source), text) });';
  return [String(matchProgram), programs, adapter].join('\n');
}

/** Keys are kebab-case by schema; a template that was not checked must not write into the module through a comment. */
function safeName(key: string): string {
  return key.replace(/[^\w-]/g, '');
}
