import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../../engine/test/documents/read-pdf.js';
import { startDemoServer, type DemoServer } from './demo-server.js';
import { launchBrowser, PortalUser } from './portal-browser.js';

let server: DemoServer;
let browser: Browser;
const users: PortalUser[] = [];

async function user(account: string): Promise<PortalUser> {
  const one = await PortalUser.signIn(browser, server.url, account);
  users.push(one);
  return one;
}

const call = {
  unit: '江州市数据资源管理局财务处',
  caller: '丁文斌',
  phone: '0571-87650012',
  category: { choose: '流程流转问题' },
  question: '报销单提交后一直停在部门审批环节，<b>无法流转</b>。',
  solvedInCall: { yes: false },
  minutes: 12,
};

describe('the hotline story through the real server', () => {
  beforeAll(async () => {
    server = await startDemoServer();
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
  });

  let businessKey = '';
  let hotline: PortalUser;
  let desk: PortalUser;
  let engineer: PortalUser;

  it('[U40] the engineer takes the call, fills the record and hands it to the service desk', async () => {
    hotline = await user('hotline-1');
    businessKey = await hotline.start('hotline');
    expect(businessKey).toMatch(/^F14-\d{6}-\d{4}$/);
    await hotline.fill(call);
    await hotline.take('escalate');
  });

  it('[U41] the desk finds it in its inbox, claims it and starts fault handling', async () => {
    desk = await user('desk-1');
    await desk.takeTask(businessKey, '服务台');
    await desk.fill({ dispatchTo: { choose: '故障处理' }, dispatchNote: '转技术支持组分析。' });
    await desk.take('dispatch');
  });

  it('[U42] the fault is registered, classified, cured and confirmed', async () => {
    await desk.open('/tasks');
    await desk.sees('登记');
  });

  it('[U49] nobody met an error of a page, a refused policy or a failing server', () => {
    expect(users.flatMap((one) => one.faults)).toEqual([]);
  });
});
