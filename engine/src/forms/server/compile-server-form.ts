import { createHash } from 'node:crypto';
import { compileForm } from '../compile-form.js';
import type { CompiledForm } from '../compiled-form.js';
import type { FormTemplate } from '../form-template.js';
import { compileValidator } from './compile-validator.js';

const cacheLimit = 500;
const cache = new Map<string, CompiledForm>();

/** Compiles a form template for the server; equal templates share one result. */
export function compileServerForm(template: FormTemplate): CompiledForm {
  const hash = createHash('sha256').update(JSON.stringify(template)).digest('base64');
  const known = cache.get(hash);
  if (known) return known;
  const compiled = compileForm(template, compileValidator(template));
  const oldest = cache.size >= cacheLimit ? cache.keys().next().value : undefined;
  if (oldest !== undefined) cache.delete(oldest);
  cache.set(hash, compiled);
  return compiled;
}
