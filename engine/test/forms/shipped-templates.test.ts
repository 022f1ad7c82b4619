import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkSubmission, computedCycle, fieldTypeOf } from '@yunliu/engine/forms';
import type { FormTemplate } from '@yunliu/engine/forms';
import { compileServerForm, standaloneValidator } from '@yunliu/engine/forms/server';

const folder = fileURLToPath(new URL('../../../form-templates/', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (file) => path.basename(file) === 'form.json',
);

describe('shipped form templates', () => {
  it.each(files)('[F30] %s compiles for server and browser and opens empty', (file) => {
    const template = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as FormTemplate;
    const form = compileServerForm(template);
    expect(form.fields.size).toBeGreaterThan(0);
    expect(
      [...form.fields.values()].filter((field) => !fieldTypeOf(field).accepts(field.schema)).map((field) => field.path),
    ).toEqual([]);
    expect(computedCycle(form)).toEqual([]);
    expect(standaloneValidator(template).length).toBeLessThan(80_000);
    const draft = checkSubmission({
      form,
      rights: { '*': 'edit' },
      current: {},
      submitted: {},
      mode: 'draft',
      now: '2026-09-30T09:40:00.000Z',
    });
    expect(draft.kind).toBe('ok');
  });
});
