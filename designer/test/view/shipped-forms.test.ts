import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FormTemplate } from '@yunliu/engine/forms';
import type { FormElement } from '../../src/view/form/form-element.js';
import { startDemo } from './demo-page.js';
import type { DemoPage, DemoSite } from './demo-page.js';
import { namelessControls } from './page-probes.js';

const folder = fileURLToPath(new URL('../../../form-templates/', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (file) => path.basename(file) === 'form.json',
);
const lookAt = process.env['YUNLIU_LOOK'];

let site: DemoSite;
let wide: DemoPage;
let narrow: DemoPage;

beforeAll(async () => {
  site = await startDemo();
  wide = await site.open({ query: '?empty' });
  narrow = await site.open({ query: '?empty', width: 390, height: 800 });
});

afterAll(() => site.close());

/** Opens the template with a row in every table, and tells how wide the page has become. */
async function show(page: Page, template: FormTemplate, readonly: boolean): Promise<number> {
  return page.evaluate(
    async (given, read) => {
      const form = document.querySelector('yl-form') as FormElement;
      form.validator = undefined;
      form.template = given;
      form.rights = { '*': 'edit' };
      const tables = Object.entries(given.schema.properties ?? {}).filter(
        ([, schema]) => schema.type === 'array' && schema.items?.type === 'object',
      );
      form.values = Object.fromEntries(tables.map(([name]) => [name, [{}, {}]]));
      form.readonly = read;
      await form.updateComplete;
      await new Promise((resolve) => setTimeout(resolve, 60));
      return document.documentElement.scrollWidth;
    },
    template,
    readonly,
  );
}

describe('shipped form templates in the renderer', () => {
  it.each(files)('[F23] %s', async (file) => {
    const template = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as FormTemplate;
    for (const [view, width] of [
      [wide, 1440],
      [narrow, 390],
    ] as const) {
      expect(await show(view.page, template, false)).toBeLessThanOrEqual(width);
      expect(await namelessControls(view.page)).toEqual([]);
      if (lookAt !== undefined)
        await view.page.screenshot({ path: path.join(lookAt, `${template.key}-${String(width)}.png`), fullPage: true });
      expect(await show(view.page, template, true)).toBeLessThanOrEqual(width);
      expect(view.complaints).toEqual([]);
    }
  });
});
