// Takes the pictures of docs/screenshots: starts the real server with demo data, plays some scenarios, visits every page
// at 1440 and 390 px. Run after a build:  node runtime/test/browser/screenshots.js [folder [beginning of the names]]
import { ensureChromium } from '@yunliu/engine/documents';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from 'puppeteer-core';
import { askForMoreTime, DemoPeople, openPromisedTicket, playScenario } from './demo-story.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = process.argv[2] ?? join(root, 'docs/screenshots');
/** Only pictures whose names begin so. */
const only = process.argv[3] ?? '';
const definitions = process.env.YUNLIU_DEFINITIONS ?? join(root, 'process-definitions');
const port = 8431;
const base = `http://127.0.0.1:${port}`;
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

const data = mkdtempSync(join(tmpdir(), 'yunliu-screenshots-'));
const server = spawn(
  process.execPath,
  [join(root, 'runtime/bin/yunliu-serve.js'), '--port', String(port), '--data', data, '--definitions', definitions],
  { stdio: 'ignore', env: { ...process.env, YUNLIU_LOG_LEVEL: 'silent' } },
);
let browser;
try {
  await ready();
  const people = new DemoPeople(base);
  const scenario = (path) => join(definitions, path);
  const finished = await playScenario(people, scenario('hotline/scenarios/solved-in-call.scenario.json'));
  const escalated = await playScenario(
    people,
    scenario('hotline/scenarios/fault-handled-and-called-back.scenario.json'),
    2,
  );
  await playScenario(people, scenario('hotline/scenarios/dissatisfied-and-handed-over.scenario.json'), 2);
  const bug = await playScenario(people, scenario('bug-handling/scenarios/full-course.scenario.json'), 4);
  await playScenario(people, scenario('minor-release/scenarios/full-course.scenario.json'), 3);
  const call = await playScenario(people, scenario('hotline/scenarios/solved-in-call.scenario.json'), 1);

  const promised = await openPromisedTicket(people);
  await askForMoreTime(people, await openPromisedTicket(people));

  const design = randomUUID();
  await people.send('admin', 'POST', '/api/designs', {
    id: design,
    commandId: randomUUID(),
    from: { kind: 'version', process: 'hotline', version: 2 },
  });

  const chromium = await ensureChromium();
  browser = await launch({
    executablePath: chromium.executablePath,
    env: { ...process.env, ...chromium.env },
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--no-proxy-server'],
  });
  mkdirSync(folder, { recursive: true });
  await pictures(undefined, [['sign-in', '/']]);
  await pictures('hotline-1', [
    ['catalogue', '/catalogue'],
    ['task-form', `/tasks/${call.tasks[0].id}`],
    ['task-confirm', `/tasks/${call.tasks[0].id}`, confirmWithdrawal],
  ]);
  await pictures('desk-1', [
    ['tasks', '/tasks'],
    ['task-to-claim', `/tasks/${escalated.tasks[0].id}`],
    ['task-flow', `/tasks/${escalated.tasks[0].id}`, (page) => page.click('[data-testid=tab-flow]')],
    ['task-transfer', `/tasks/${escalated.tasks[0].id}`, openTransfer],
    ['task-operations', `/tasks/${escalated.tasks[0].id}`, (page) => page.click('[data-testid=operations]')],
    ['substitutions', '/substitutions'],
    ['substitution-new', '/substitutions', (page) => page.click('[data-testid=add-substitution]')],
  ]);
  await pictures('admin', [
    ['search', '/instances'],
    ['instance', `/instances/${finished.instanceId}`],
    ['instance-form', `/instances/${finished.instanceId}`, (page) => page.click('[data-testid=tab-form-0]')],
    ['instance-running', `/instances/${bug.instanceId}`],
    ['instance-explained', `/instances/${bug.instanceId}`, openPreview],
    ['instance-operations', `/instances/${bug.instanceId}`, (page) => page.click('[data-testid=operations]')],
    ['admin-hand-over', '/admin/hand-over'],
    ['admin-suspensions', '/admin/suspensions'],
    ['ticket-times', `/instances/${promised}`, (page) => page.click('[data-testid=clock-view-inner]')],
    ['clocks', `/instances/${promised}/clocks`],
    ['clock-decisions', '/clock-decisions'],
    ['calendar', '/calendars?month=2026-10'],
    ['agreements', '/agreements'],
    ['agreement', '/agreements/a03-one-year-service/1'],
    ['downtimes', '/downtimes'],
    ['notices', '/notices'],
    ['account', '/account'],
    ['admin-users', '/admin/users'],
    ['admin-user', '/admin/users', (page) => page.click('[data-testid=add-user]')],
    ['admin-departments', '/admin/departments'],
    ['admin-roles', '/admin/roles'],
    ['admin-definitions', '/admin/definitions'],
    ['schedules', '/schedules'],
    ['schedule-dates', '/schedules', (page) => page.click('[data-testid=set-dates]')],
    ['sla-board', '/sla'],
    ['reports', '/reports', (page) => page.click('[data-testid=report-preview]')],
    ['hotline-statistics', '/hotline-statistics'],
    ['admin-incidents', '/admin/incidents'],
    ['designs', '/designs'],
    ['designs-processes', '/designs?view=processes'],
    ['designs-gallery', '/designs?view=gallery'],
    ['admin-design-rights', '/admin/design-rights'],
    ['design-flow', `/designs/${design}`, (page) => inBench(page, 'yl-flow-designer >>> .djs-shape')],
    ...['forms', 'rights', 'prints', 'versions'].map((tab) => [
      `design-${tab}`,
      `/designs/${design}`,
      (page) => openTab(page, tab),
    ]),
    ['design-trial', `/designs/${design}`, openTrial],
    ['design-publish', `/designs/${design}`, openPublish],
    ['design-compare', `/designs/${design}`, openCompare],
    ['design-menu', `/designs/${design}`, (page) => openMenu(page, 'more')],
    ['design-new', '/designs', (page) => page.click('[data-testid=new-process]')],
    ['admin-versions', '/admin/versions/hotline', (page) => page.waitForSelector('yl-version-compare')],
    ['not-found', '/nowhere'],
  ]);
} finally {
  await browser?.close();
  server.kill();
  await new Promise((resolve) => setTimeout(resolve, 500));
  rmSync(data, { recursive: true, force: true });
}

async function ready() {
  for (let attempt = 0; attempt < 360; attempt += 1) {
    const answer = await fetch(`${base}/ready`).catch(() => undefined);
    if (answer?.ok === true) return;
    await pause(500);
  }
  throw new Error('the server did not become ready');
}

async function pictures(who, pages) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`${who}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(`${who}: ${message.text()}`);
  });
  if (who !== undefined) {
    await page.goto(base);
    const button = await page.waitForSelector(`[data-testid=demo-${who}]`);
    await button.click();
    await page.waitForSelector('[data-testid=nav-tasks]');
  }
  for (const { width, height } of SIZES) {
    await page.setViewport({ width, height });
    for (const [name, path, prepare] of pages) {
      if (!name.startsWith(only)) continue;
      await page.goto(base + path);
      await page.waitForSelector('h1', { timeout: 60_000 });
      await page.waitForFunction(
        () => document.querySelector('.skeleton') === null && document.fonts.status === 'loaded',
      );
      if (prepare !== undefined) await prepare(page);
      await pause(900);
      await page.screenshot({ path: join(folder, `${name}-${width}.png`) });
      console.log(`${name}-${width}.png`);
    }
  }
  await context.close();
}

async function confirmWithdrawal(page) {
  await page.click('[data-testid=outcome-withdraw]');
  await page.waitForSelector('dialog[open]');
}

async function openTransfer(page) {
  const claim = await page.$('[data-testid=actions] [data-testid=claim]');
  if (claim !== null) {
    await claim.click();
    await page.waitForSelector('[data-testid=transfer]');
    await pause(400);
  }
  await page.click('[data-testid=transfer]');
  await page.waitForSelector('#person-list li[role=option]');
}

async function openPreview(page) {
  await page.waitForSelector('[data-testid=preview]');
  await page.click('[data-testid=preview]');
  await page.waitForSelector('[data-testid=path] .path-end');
}

/** Puppeteer does not see changes inside shadow roots: asked again and again. */
async function inBench(page, selector) {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const found = await page.$(`yl-workbench >>> ${selector}`);
    if (found !== null) return found;
    await pause(100);
  }
  throw new Error(`there is no ${selector}`);
}

async function pressInBench(page, selector) {
  await (await inBench(page, selector)).evaluate((element) => element.click());
}

async function openTab(page, tab) {
  await pressInBench(page, `[data-testid=tab-${tab}]`);
  const shown = {
    forms: 'yl-form-canvas',
    rights: 'yl-rights-sheet >>> .frame',
    prints: 'yl-pdf-pages >>> canvas[data-drawn]',
    versions: '[data-testid=versions]',
  };
  // On a phone the preview stands behind a switch.
  if (tab === 'prints' && page.viewport().width < 820)
    await pressInBench(page, 'yl-print-designer >>> .views button:last-child');
  await inBench(page, shown[tab]);
  await pause(1500);
}

async function openTrial(page) {
  await inBench(page, 'yl-flow-designer >>> .djs-shape');
  await pressInBench(page, '[data-testid=try]');
  await pressInBench(page, '[data-begin]');
  await pressInBench(page, '[data-jump=timer]');
}

async function openCompare(page) {
  await openTab(page, 'versions');
  await pressInBench(page, '[data-testid=compare-1]');
  await inBench(page, 'yl-version-compare >>> [data-testid=change-group]');
}

async function openMenu(page, name) {
  await inBench(page, 'yl-flow-designer >>> .djs-shape');
  await pressInBench(page, `[data-testid=menu-${name}]`);
}

async function openPublish(page) {
  await pressInBench(page, '[data-testid=publish]');
  await inBench(page, '[data-testid=publish-go]');
  await pause(1500);
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
