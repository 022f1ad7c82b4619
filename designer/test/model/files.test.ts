import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openDesign, readJson, saveDesign, writeJson } from '@yunliu/designer/model';
import { formText, shippedFiles, shippedForms, shippedProcesses, shippedVersions } from './shipped.js';

describe('opening and saving', () => {
  it.each(shippedProcesses)('[M1] %s with its forms, prints and scenarios saves as it was', (key) => {
    const files = shippedFiles(key);
    expect(saveDesign(openDesign(files))).toEqual(files);
  });

  it.each(shippedProcesses)('[M2] %s laid out anew gives the very text of the shipped files', (key) => {
    const files = shippedFiles(key);
    const document = openDesign(files);
    expect(writeJson(document.definition, { fresh: true })).toBe(files.definition);
    for (const [name, story] of Object.entries(document.scenarios))
      expect(writeJson(story, { fresh: true }), name).toBe(files.scenarios?.[name]);
  });

  it.each(shippedVersions)('[M2] %s laid out anew gives the very text, and as it was the same', (path) => {
    const text = readFileSync(path, 'utf8');
    expect(writeJson(readJson(text), { fresh: true })).toBe(text);
    expect(writeJson(readJson(text))).toBe(text);
  });

  it.each(shippedForms)('[M2] form %s laid out anew gives the very text', (key) => {
    expect(writeJson(readJson(formText(key)), { fresh: true })).toBe(formText(key));
  });
});
