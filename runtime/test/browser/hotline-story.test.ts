import { mkdirSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
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

/** Where the case really stands, in the store. */
async function stateOf(businessKey: string): Promise<readonly string[]> {
  await server.running.opened.parts.engine.workers.runDue();
  const instance = await server.running.opened.parts.store.instanceByBusinessKey(businessKey);
  return instance?.visits.map((visit) => visit.state) ?? [];
}

const call = {
  unit: '江州市数据资源管理局财务处',
  caller: '丁文斌',
  phone: '0571-87650012',
  category: { choose: '流程审批' },
  question: '报销单提交后一直停在部门审批环节，<b>无法流转</b>。',
  solvedInCall: { yes: false },
  minutes: 12,
};

describe('the hotline story through the real server', () => {
  beforeAll(async () => {
    server = await startDemoServer();
    browser = await launchBrowser();
  });
  afterEach(async (context) => {
    // CI cannot be looked into afterwards: leave a picture of what each person saw.
    const folder = process.env['YUNLIU_TEST_PICTURES'];
    if (!folder || context.task.result?.state !== 'fail') return;
    mkdirSync(folder, { recursive: true });
    for (const [index, one] of users.entries()) {
      await one.page.screenshot({ path: `${folder}/${context.task.name.slice(1, 4)}-${index}.png` });
    }
  });
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
  });

  let businessKey = '';
  let hotline: PortalUser;
  let desk: PortalUser;
  let engineer: PortalUser;
  let filing: PortalUser;

  it('[U40] the engineer takes the call, fills the record and hands it to the service desk', async () => {
    hotline = await user('hotline-1');
    businessKey = await hotline.start('hotline');
    expect(businessKey).toMatch(/^F14-\d{6}-\d{4}$/);
    await hotline.fill(call);
    await hotline.take('escalate');
    expect(await stateOf(businessKey)).toEqual(expect.arrayContaining(['escalated', 'first-callback']));
  });

  it('[U41] the desk finds it in its inbox, claims it and starts fault handling', async () => {
    desk = await user('desk-1');
    await desk.takeTask(businessKey, '服务台受理派发');
    await desk.fill({ dispatchTo: { choose: '故障处理' }, dispatchNote: '转技术支持组分析。' });
    await desk.take('dispatch');
    expect(await stateOf(businessKey)).toContain('in-handling');
  });

  it('[U42] the child process is linked from the call, and the desk registers the fault', async () => {
    await desk.takeTask('登记故障', call.unit);
    expect(await desk.text('[data-testid=related]')).toContain(businessKey);
    await desk.fill({
      agreement: { choose: '售后运维服务协议' },
      level: { choose: '三级：一般程序错误' },
      system: 'OA 系统/报销审批',
      occurredAt: { when: { date: '2026-09-07', time: '08:50' } },
      knowledgeSearched: { yes: true },
    });
    await desk.take('register');
  });

  it('[U43] the technical engineer classifies it, cures it and hands it back', async () => {
    engineer = await user('tech-1');
    await engineer.takeTask('判断故障分类', call.unit);
    await engineer.fill({
      faultClass: { choose: '操作错误' },
      handler: { pick: '刘建平' },
      cause: '审批人未设置代理，待办停在休假人员名下。',
    });
    await engineer.take('classify');
    await engineer.takeTask('指导正确操作', call.unit);
    await engineer.fill({
      solution: '由审批人开启代理，或由管理员改派。',
      handling: '指导用户联系审批人开启代理，流程已继续流转。',
      solved: { yes: true },
      effort: '0.5',
    });
    await engineer.take('done');
    await engineer.takeTask('记录处理情况和工作量', call.unit);
    await engineer.fill({ result: '流程已恢复流转。' });
    await engineer.take('confirm');
    expect(await stateOf(businessKey)).toContain('result-returned');
  });

  it('[U44] the result returns through the desk to the same hotline engineer, who calls the user back', async () => {
    await desk.takeTask(businessKey, '转回处理结果');
    await desk.take('return');
    await hotline.takeTask(businessKey, '首次电话回馈');
    await hotline.fill({
      callback1Kind: { choose: '处理结果' },
      callback1Note: '告知已恢复，用户确认。',
      satisfied: { yes: true },
    });
    await hotline.take('called');
    expect(await stateOf(businessKey)).toContain('closed');
  });

  it('[U45] it is closed, bound and filed', async () => {
    await hotline.takeTask(businessKey, '关闭本次服务');
    await hotline.take('close');
    await hotline.takeTask(businessKey, '合并装订');
    await hotline.take('bind');
    filing = await user('config-1');
    await filing.takeTask(businessKey, '月末归档');
    await filing.fill({ complete: { yes: true }, archiveMonth: '2026-09' });
    await filing.take('file');
    const { store } = server.running.opened.parts;
    const ended = await store.instanceByBusinessKey(businessKey);
    expect([ended?.status, ended?.outcome]).toEqual(['completed', 'closed']);
  });

  it('[U46] the record prints, and its text says what happened', async () => {
    await hotline.open('/instances');
    const bytes = await hotline.page.evaluate(async (key) => {
      const found = (await (await fetch(`/api/instances?text=${encodeURIComponent(key)}`)).json()) as {
        rows: { id: string }[];
      };
      const pdf = await fetch(`/api/instances/${found.rows[0]?.id}/print/phone-record.pdf`);
      return [...new Uint8Array(await pdf.arrayBuffer())];
    }, businessKey);
    const { text, pages } = await readPdf(Uint8Array.from(bytes));
    expect(pages).toBeLessThanOrEqual(2);
    for (const part of [
      '电话服务记录单',
      businessKey,
      call.unit,
      '丁文斌',
      '<b>无法流转</b>',
      '告知已恢复，用户确认。',
      '陈思雨',
      '流程已恢复流转。',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('[U47] after 20 minutes an unsolved call goes to the desk by itself, and the open page says so without losing text', async () => {
    const second = await user('hotline-2');
    const key = await second.start('hotline');
    await second.fill({ unit: '江州市财政局', question: '打印不出报表' });
    await second.sees('草稿已保存');
    await server.pass(20.1);
    expect(await second.text(':is([data-testid=task-gone], [data-testid=task-lost])')).toContain(
      '继续办理「补全电话记录」',
    );
    await desk.takeTask(key, '服务台受理派发');
    expect(await stateOf(key)).toContain('escalated');
    // What she had typed stands in the task that asks her to complete the record.
    await second.takeTask(key, '补全电话记录');
    const unit = await second.find('[data-pointer="/values/unit"] input');
    expect(await unit.evaluate((input) => (input as HTMLInputElement).value)).toBe('江州市财政局');
  });

  it('[U48] nobody met an error of a page, a refused policy or a failing server', () => {
    expect(users.flatMap((one) => one.faults)).toEqual([]);
  });
});
