import { describe, expect, it } from 'vitest';
import { fullDefinition, fullForm } from '../definition/full-documents.js';
import { folderWith, run } from './cli-run.js';

describe('yunliu validate', () => {
  it('[C5] names file, line, pointer, code and remedy of every issue and leaves with 1', async () => {
    const folder = folderWith({ 'process-definitions/full/3.json': { ...fullDefinition, initial: 'wrok' } });
    try {
      const { code, out } = await run(['validate', 'process-definitions', '--lang', 'en'], folder.path);
      expect(code).toBe(1);
      expect(out).toMatch(
        /process-definitions\/full\/3\.json:\d+:\d+ {2}error {2}state\/initial-not-inside {2}\/initial/,
      );
      expect(out).toContain('→ Did you mean "work"?');
      expect(out).toMatch(/1 files, \d+ errors, \d+ warnings\./);
    } finally {
      folder.remove();
    }
  });

  it('[C5] broken JSON is named with line and column', async () => {
    const folder = folderWith({ 'form.json': '{\n  "format": 1,\n  "key": }' });
    try {
      const { code, out } = await run(['validate', 'form.json'], folder.path);
      expect(code).toBe(1);
      expect(out).toContain('form.json:3:10  错误  json/syntax');
    } finally {
      folder.remove();
    }
  });

  it('[C5] --json prints all issues as one object', async () => {
    const folder = folderWith({ 'form-templates/full-form/1/form.json': { ...fullForm, key: 'Not A Key' } });
    try {
      const { code, out } = await run(['validate', '.', '--json'], folder.path);
      expect(code).toBe(1);
      const report = JSON.parse(out) as {
        files: number;
        errors: number;
        issues: { code: string; pointer: string; file: string; line: number }[];
      };
      expect(report.files).toBe(1);
      expect(report.issues).toContainEqual(
        expect.objectContaining({
          code: 'schema/invalid-text',
          pointer: '/key',
          file: 'form-templates/full-form/1/form.json',
          line: 4,
        }),
      );
    } finally {
      folder.remove();
    }
  });

  it('[C6] a definition is checked against the forms, processes, calendars and roles around it', async () => {
    const folder = folderWith({
      'process-definitions/full/3.json': fullDefinition,
      'process-definitions/calendars/always.json': { key: 'always', title: '全天', counts: 'elapsed' },
      'process-definitions/demo-organisation.json': {
        roles: [{ key: 'desk', title: '服务台' }],
        users: [],
        departments: [],
      },
      'form-templates/other/1/form.json': { ...fullForm, key: 'other' },
      'form-templates/other/1/print.hbs': '<p></p>',
    });
    try {
      const { out } = await run(['validate', 'process-definitions/full/3.json', '--json'], folder.path);
      const codes = (JSON.parse(out) as { issues: { code: string; pointer: string }[] }).issues.map(
        ({ code, pointer }) => `${code} ${pointer}`,
      );
      expect(codes).toContain('form/unknown /states/work/form/template');
      expect(codes).toContain('process/unknown /states/call/process/oneOf/0');
      expect(codes).toContain('calendar/unknown /clocks/0/calendar');
      expect(codes.filter((code) => code.startsWith('role/unknown'))).toEqual([]);
    } finally {
      folder.remove();
    }
  });

  it('[C6] an unreadable path and a file of no known kind are named', async () => {
    const missing = await run(['validate', '/nowhere/x.json', '--lang', 'en']);
    expect(missing.code).toBe(1);
    expect(missing.err).toContain('/nowhere/x.json');
    const folder = folderWith({ 'notes.json': { a: 1 } });
    try {
      expect((await run(['validate', 'notes.json', '--lang', 'en'], folder.path)).out).toContain('file/unknown-kind');
      expect((await run(['validate', '.', '--lang', 'en'], folder.path)).out).toContain('0 files');
    } finally {
      folder.remove();
    }
  });

  it('[C7] the shipped definitions, forms, calendars and scenarios have no error', async () => {
    const { code, out } = await run(['validate', 'process-definitions', 'form-templates', '--json']);
    const report = JSON.parse(out) as { files: number; errors: number; issues: { severity: string }[] };
    expect(report.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(code).toBe(0);
    expect(report.files).toBeGreaterThan(60);
  });
});
