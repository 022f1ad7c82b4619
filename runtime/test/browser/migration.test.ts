import { mkdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'puppeteer-core';
import type { MigrationPlan } from '../../src/api/index.js';
import { startDemoServer, type DemoServer } from './demo-server.js';
import { DemoPeople } from './demo-story.js';
import { launchBrowser, PortalUser } from './portal-browser.js';

const DEFINITION = new URL('../../../process-definitions/training-request/2.json', import.meta.url);
const shots = process.env['YUNLIU_SHOTS'];

let server: DemoServer;
let browser: Browser;
let people: DemoPeople;

/** The definition with one promise for the whole process. */
async function published(version: number, metric: string, title: string): Promise<void> {
  const definition = JSON.parse(await readFile(DEFINITION, 'utf8')) as object;
  const clock = { metric, title, within: 'P3D', calendar: 'always' };
  const answer = await people.send<{ published: readonly unknown[]; issues: readonly unknown[] }>(
    'admin',
    'POST',
    '/api/admin/definitions',
    { definitions: [{ ...definition, version, clocks: [clock] }], forms: [] },
  );
  expect(answer.published, JSON.stringify(answer.issues)).toHaveLength(1);
}

async function shot(user: PortalUser, name: string): Promise<void> {
  if (shots === undefined) return;
  await mkdir(shots, { recursive: true });
  await user.page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

async function choose(user: PortalUser, value: string): Promise<void> {
  const select = await user.find('[data-testid=plan-reasons] select');
  await select.select(value);
}

const isWide = (user: PortalUser): Promise<boolean> =>
  user.page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

describe('moving tickets to another version', () => {
  beforeAll(async () => {
    server = await startDemoServer();
    browser = await launchBrowser();
    people = new DemoPeople(server.url);
    await published(3, 'asking', '询问答复');
    const user = await PortalUser.signIn(browser, server.url, 'user-1');
    await user.start('training-request');
    await published(4, 'answering', '培训答复');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
  });

  it.each(['desk', 'phone'] as const)(
    '[U24] a promised time that was renamed is led to its new name or given up (%s)',
    async (device) => {
      const admin = await PortalUser.signIn(browser, server.url, 'admin', { device });
      await admin.open('/admin/versions/training-request');
      await admin.click('[data-testid=plan]');
      await admin.sees('时限“询问答复”在新版本中已不存在');
      const options = await (
        await admin.find('[data-testid=plan-reasons] select')
      ).evaluate((select) => [...(select as HTMLSelectElement).options].map(({ value, text }) => [value, text]));
      // New ones first: what is gone was most likely renamed to one of them.
      expect(options.slice(0, 2)).toEqual([
        ['', '请选择'],
        ['answering', '培训答复'],
      ]);
      expect(options.at(-1)).toEqual(['*void*', '时限作废']);
      await shot(admin, `migration-${device}`);
      await choose(admin, 'answering');
      await admin.click('[data-testid=plan]');
      await admin.sees('将按“培训答复”继续计时');
      await choose(admin, '*void*');
      await admin.click('[data-testid=plan]');
      await admin.sees('时限“询问答复”将作废。');
      await choose(admin, 'answering');
      await admin.click('[data-testid=dry-run]');
      await admin.find('[data-testid=dry-run-items]');
      await admin.sees('将按“培训答复”继续计时');
      expect(await isWide(admin)).toBe(false);
      expect(admin.faults).toEqual([]);
      await shot(admin, `migration-${device}-chosen`);
    },
    60_000,
  );

  it('[U24] the ticket then runs under the promise chosen', async () => {
    const order = { process: 'training-request', from: 3, to: 4, mapping: { clocks: { asking: 'answering' } } };
    const plan = await people.send<MigrationPlan>('admin', 'POST', '/api/admin/migrations/plan', order);
    expect(plan).toMatchObject({ total: 1, safe: 1 });
    const admin = await PortalUser.signIn(browser, server.url, 'admin');
    await admin.open('/admin/versions/training-request');
    await admin.click('[data-testid=plan]');
    await choose(admin, 'answering');
    await admin.click('[data-testid=plan]');
    await admin.sees('将按“培训答复”继续计时');
    await admin.click('[data-testid=migrate]');
    await admin.click('[data-testid=dialog-confirm]');
    await admin.sees('完成 1');
    const { parts } = server.running.opened;
    const running = await parts.store.runningOn('training-request', 4, { limit: 5 });
    const instance = await parts.engine.instance(running.rows[0] ?? '');
    const promise = instance?.clocks?.find(({ metric }) => metric === 'answering');
    expect([promise?.state, instance?.clocks?.some(({ metric }) => metric === 'asking')]).toEqual(['running', false]);
  });
});
