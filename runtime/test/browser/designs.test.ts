import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoServer, type DemoServer } from './demo-server.js';
import { axeFindings, latinWords, settled, sidewaysScroll } from './page-checks.js';
import { launchBrowser, PortalUser } from './portal-browser.js';

const shots = process.env['YUNLIU_SHOTS'];
let server: DemoServer;
let browser: Browser;
let admin: PortalUser;

async function shot(name: string): Promise<void> {
  if (shots === undefined) return;
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await admin.page.setViewport({ width, height });
    await new Promise((resolve) => setTimeout(resolve, 900));
    await admin.page.screenshot({ path: `${shots}/${name}-${width}.png` });
  }
  await admin.page.setViewport({ width: 1440, height: 900 });
}

const inWorkbench = (id: string): string => `yl-workbench >>> [data-testid=${id}]`;

async function press(id: string): Promise<void> {
  const found = await admin.page.waitForSelector(inWorkbench(id));
  await found?.evaluate((element) => (element as HTMLElement).click());
}

async function textOf(id: string): Promise<string> {
  const found = await admin.page.waitForSelector(inWorkbench(id));
  return (await found?.evaluate((element) => element.textContent?.trim() ?? '')) ?? '';
}

/** Until the text of something in the workbench says so. */
async function says(id: string, wanted: RegExp): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    if (wanted.test(await textOf(id).catch(() => ''))) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(await textOf(id)).toMatch(wanted);
}

/** Runs in the page on the session of the workbench. */
async function execute(command: object): Promise<boolean> {
  return admin.page.evaluate((given) => {
    const bench = document.querySelector('yl-workbench') as unknown as {
      readonly session: { execute(command: unknown): boolean };
    };
    return bench.session.execute(given);
  }, command);
}

beforeAll(async () => {
  server = await startDemoServer();
  browser = await launchBrowser();
  admin = await PortalUser.signIn(browser, server.url, 'admin');
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

describe('pages of designs', () => {
  it('has a place in the navigation of those who may design, and of nobody else', async () => {
    expect(await admin.page.$('[data-testid=nav-designs]')).not.toBeNull();
    const user = await PortalUser.signIn(browser, server.url, 'user-1');
    expect(await user.page.$('[data-testid=nav-designs]')).toBeNull();
    expect(user.faults).toEqual([]);
    await user.page.close();
  });

  it('lists drafts, processes and templates without a finding, wide and narrow', async () => {
    for (const path of ['/designs', '/designs?view=processes', '/designs?view=gallery', '/admin/design-rights']) {
      await admin.page.goto(server.url + path);
      await admin.page.waitForSelector('h1');
      for (const width of [1440, 390]) {
        await admin.page.setViewport({ width, height: 900 });
        await settled(admin.page);
        expect(await axeFindings(admin.page), `${path} ${width}`).toEqual([]);
        expect(await sidewaysScroll(admin.page, width), path).toEqual([]);
        expect(await latinWords(admin.page), path).toEqual([]);
      }
      await shot(path.replaceAll(/[/?=]/g, '-').slice(1));
    }
    await admin.page.setViewport({ width: 1440, height: 900 });
  });

  it('changes a published process: saved by itself, found again after a reload, with the second editor told', async () => {
    await admin.page.goto(`${server.url}/designs?view=processes`);
    await admin.click('[data-testid=edit-hotline]');
    await admin.page.waitForSelector('yl-workbench');
    await says('save-state', /已自动保存/);
    expect(
      await execute({ type: 'set', pointer: '/definition/states/service/states/call-taken/title', value: '接听来电' }),
    ).toBe(true);
    await says('save-state', /有未保存的修改/);
    await says('save-state', /已自动保存/);
    await admin.page.reload();
    await admin.page.waitForSelector('yl-workbench');
    const title = await admin.page.evaluate(() => {
      const bench = document.querySelector('yl-workbench') as unknown as {
        readonly session: { readonly document: { readonly definition: object } };
      };
      return JSON.stringify(bench.session.document.definition).includes('接听来电');
    });
    expect(title).toBe(true);
    // The window of before the reload has left, the one of after it holds the draft.
    await admin.page.waitForFunction(async () => {
      const answer = await fetch(`/api/designs/${location.pathname.split('/').at(-1) ?? ''}`);
      return ((await answer.json()) as { readonly editors: readonly object[] }).editors.length === 1;
    });
    const second = await admin.page.browserContext().newPage();
    await second.goto(admin.page.url());
    const banner = await second.waitForSelector('yl-workbench >>> [data-testid=held]');
    expect(await banner?.evaluate((element) => element.textContent)).toContain('您在另一个窗口中正在编辑');
    await second.close();
    expect(admin.faults).toEqual([]);
  });

  it.each(['flow', 'forms', 'rights', 'prints', 'trial', 'versions'])(
    'shows the tab %s without a finding',
    async (tab) => {
      await press(`tab-${tab}`);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await shot(`design-${tab}`);
      for (const width of [1440, 390]) {
        await admin.page.setViewport({ width, height: 900 });
        await new Promise((resolve) => setTimeout(resolve, 400));
        expect(await sidewaysScroll(admin.page, width)).toEqual([]);
        expect(await axeFindings(admin.page)).toEqual([]);
      }
      await admin.page.setViewport({ width: 1440, height: 900 });
      expect(admin.faults).toEqual([]);
    },
    60_000,
  );

  it('publishes with a comment, and the new version is listed', async () => {
    const form = await admin.page.evaluate(() => {
      const bench = document.querySelector('yl-workbench') as unknown as {
        readonly session: { readonly document: { readonly forms: object } };
      };
      return Object.keys(bench.session.document.forms).find((id) => id.startsWith('phone-record@')) ?? '';
    });
    const fee = { type: 'add-field', form, kind: 'money', name: 'fee', title: '上门费用', into: '/ui' };
    expect(await execute(fee)).toBe(true);
    await press('publish');
    await admin.page.waitForSelector('yl-workbench >>> [data-testid=publish-go]');
    await shot('design-publish');
    const comment = await admin.page.waitForSelector(inWorkbench('publish-comment'));
    await press('publish-go');
    expect(await admin.page.waitForSelector('yl-workbench >>> textarea[aria-invalid=true]')).not.toBeNull();
    await comment?.type('接听步骤改名');
    await press('publish-go');
    await admin.page.waitForFunction(async () => {
      const answer = await fetch('/api/processes/hotline/versions');
      const body = (await answer.json()) as { readonly versions: readonly { readonly version: number }[] };
      return body.versions.some(({ version }) => version === 3);
    });
    expect(admin.faults).toEqual([]);
  });

  it('a published draft leaves the open work and is found among the published ones', async () => {
    await admin.page.goto(`${server.url}/designs`);
    await admin.find('[data-testid=show-open]');
    expect(await admin.page.$('[data-testid=draft-hotline]')).toBeNull();
    expect(await (await admin.find('[data-testid=tab-drafts]')).evaluate((tab) => tab.textContent?.trim())).toBe(
      '草稿',
    );
    for (const show of ['published', 'all']) {
      await admin.click(`[data-testid=show-${show}]`);
      await admin.sees('已发布为第 3 版');
      expect(await admin.page.$('[data-testid=draft-hotline] [data-testid=delete-draft]')).toBeNull();
    }
    await settled(admin.page);
    expect(await axeFindings(admin.page)).toEqual([]);
    await shot('designs-published');
    expect(admin.faults).toEqual([]);
  });

  it('the administration compares two versions with their forms, in sentences and drawings', async () => {
    await admin.page.goto(`${server.url}/admin/versions/hotline`);
    const compare = await admin.find('yl-version-compare');
    const words = (): Promise<string> => compare.evaluate((element) => element.shadowRoot?.textContent ?? '');
    for (let attempt = 0; attempt < 300 && !(await words()).includes('上门费用'); attempt += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await words()).toContain('新增字段“上门费用”（金额）');
    expect(await words()).toContain('接听来电');
    for (const width of [1440, 390]) {
      await admin.page.setViewport({ width, height: 900 });
      await settled(admin.page);
      expect(await axeFindings(admin.page)).toEqual([]);
      expect(await sidewaysScroll(admin.page, width)).toEqual([]);
    }
    await shot('admin-versions');
    expect(admin.faults).toEqual([]);
  });

  it('begins an empty process and deletes its draft', async () => {
    await admin.page.goto(`${server.url}/designs`);
    await admin.click('[data-testid=new-process]');
    await (await admin.find('[data-testid=process-title]')).type('驻场人员请假');
    await (await admin.find('[data-testid=process-key]')).type('Leave');
    await admin.click('[data-testid=create-process]');
    await admin.find('[data-testid=process-key][aria-invalid=true]');
    await (await admin.find('[data-testid=process-key]')).click({ count: 3 });
    await (await admin.find('[data-testid=process-key]')).type('resident-leave');
    await admin.click('[data-testid=create-process]');
    await admin.page.waitForSelector('yl-workbench');
    await says('save-state', /已自动保存/);
    await admin.page.goto(`${server.url}/designs`);
    await admin.click('[data-testid=draft-resident-leave] [data-testid=delete-draft]');
    await admin.click('[data-testid=dialog-confirm]');
    await admin.page.waitForFunction(() => document.querySelector('[data-testid=draft-resident-leave]') === null);
    expect(admin.faults).toEqual([]);
  });
});
