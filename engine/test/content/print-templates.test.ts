import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createPdfRenderer, validatePrintTemplate } from '../../src/documents/index.js';
import { compileForm } from '../../src/forms/compile-form.js';
import type { FormTemplate } from '../../src/forms/form-template.js';
import { readPdf } from '../documents/read-pdf.js';

const folder = fileURLToPath(new URL('../../../form-templates/', import.meta.url));

const forms = readdirSync(folder)
  .filter((key) => existsSync(`${folder}${key}/1/form.json`))
  .map((key) => ({
    key,
    template: JSON.parse(readFileSync(`${folder}${key}/1/form.json`, 'utf8')) as FormTemplate,
    print: readFileSync(`${folder}${key}/1/print.hbs`, 'utf8'),
  }));

const renderer = createPdfRenderer();
afterAll(() => renderer.close());

describe('the shipped print templates', () => {
  it('[P30] every form has one', () => expect(forms.length).toBeGreaterThan(30));

  it.each(forms)('[P31] $key names only fields the form has', ({ template, print }) => {
    expect(
      validatePrintTemplate(
        print,
        compileForm(template, () => []),
      ),
    ).toEqual([]);
  });

  it.each(forms)(
    '[P32] $key prints blank, for filling in by hand, with its title and on few pages',
    async ({ template, print }) => {
      const { pages, text } = await readPdf(
        await renderer.renderForm({
          template,
          print,
          values: {},
          locale: 'zh-CN',
          stamp: { process: 'blank', processVersion: 1, printedAt: '2026-09-30 17:40', printedBy: '李敏' },
          images: {},
          names: {},
        }),
      );
      const title = typeof template.title === 'string' ? template.title : template.title['zh-CN'];
      expect(text.replace(/\s/g, '')).toContain(title.replace(/\s/g, ''));
      expect(pages).toBeLessThanOrEqual(2);
    },
  );
});
