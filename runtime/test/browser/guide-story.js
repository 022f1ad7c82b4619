// What the guide shows, in its order: the Monday-morning change of the hotline, and some pictures beside it.
import { GuideHands } from './guide-hands.js';

const SERVICE = '/definition/states/service/states';
/** The property panel. */
const PANEL = { clip: { x: 1064, y: 76, width: 376, height: 824 } };
const BOARD = { clip: { x: 220, y: 40, width: 1220, height: 860 } };
const FORM = 'phone-record@2';

export class GuideStory {
  #page;
  #hands;
  #shoot;
  #pause;
  #complain;
  /** Key of the step that is put in. */
  added;

  constructor({ page, base, shoot, pause, complain }) {
    this.#page = page;
    this.#hands = new GuideHands({ page, base, pause });
    this.#shoot = shoot;
    this.#pause = pause;
    this.#complain = complain;
  }

  async tell() {
    await this.#hands.wide();
    await this.#hands.signIn('admin');
    const chapters = ['start', 'board', 'step', 'forms', 'rights', 'prints', 'trial', 'publish', 'phone'];
    for (const chapter of chapters) {
      try {
        await this[chapter]();
      } catch (error) {
        // The other pictures are still of use; the run fails all the same.
        this.#complain(`${chapter}: ${error.message}`);
      }
    }
  }

  async start() {
    await this.#hands.open('/designs?view=processes');
    await this.#shoot('designs-processes');
    await this.#hands.open('/designs?view=gallery');
    await this.#shoot('designs-gallery');
    await this.#hands.open('/designs?view=processes');
    await this.#page.click('[data-testid=edit-hotline]');
    await this.#page.waitForSelector('yl-workbench >>> [data-testid=publish]');
    await this.#pause(3000);
    await this.#shoot('workbench');
  }

  async board() {
    await this.#hands.select({ part: 'state', state: 'second-callback' });
    await this.#shoot('board-step');
    await this.#hands.select({
      part: 'connection',
      state: 'user-satisfied',
      at: `${SERVICE}/user-satisfied/branches/0`,
    });

    await this.#hands.press('在此插入步骤');
    await this.#shoot('board-insert', BOARD);
    await this.#hands.press('人工任务', '.menu');
    this.added = await this.#page.evaluate(
      () => document.querySelector('yl-workbench').session.selection[0]?.state ?? 'nothing is selected',
    );
    await this.#hands.execute({
      type: 'set',
      pointer: `${SERVICE}/${this.added}/title`,
      value: { 'zh-CN': '质量抽检', en: 'Quality check' },
    });
    await this.#shoot('board-inserted');
  }

  async step() {
    const at = `${SERVICE}/${this.added}`;
    await this.#hands.execute({ type: 'set-assignment', of: this.added, assign: { by: 'role', role: 'service-desk' } });
    await this.#hands.execute({ type: 'set-form', of: this.added, form: 'phone-record@1' });
    await this.#hands.execute({
      type: 'set',
      pointer: `${at}/outcomes/done/title`,
      value: { 'zh-CN': '合格', en: 'Passed' },
    });
    await this.#hands.execute({
      type: 'add-outcome',
      of: this.added,
      to: 'second-callback',
      key: 'call-again',
      title: { 'zh-CN': '重新回馈', en: 'Call again' },
    });
    await this.#hands.select({ part: 'state', state: this.added });
    await this.#hands.section('people');
    await this.#hands.press('为什么是他');
    await this.#pause(800);
    await this.#shoot('step-assignment', PANEL);
    await this.#hands.section('outcomes');
    await this.#shoot('step-outcomes', PANEL);
    await this.#hands.execute({
      type: 'add-rule',
      of: this.added,
      list: 'clocks',
      rule: {
        metric: 'quality-check',
        title: { 'zh-CN': '1 个工作日内抽检', en: 'Checked within a working day' },
        within: 'P1D',
        calendar: 'workday',
      },
    });
    await this.#hands.section('clocks');
    await this.#shoot('step-clocks', PANEL);
    await this.#hands.select({
      part: 'connection',
      state: 'user-satisfied',
      at: `${SERVICE}/user-satisfied/branches/0`,
    });
    await this.#hands.press('试一试');
    await this.#shoot('way-condition', PANEL);
  }

  async forms() {
    await this.#hands.tab('forms');
    await this.#hands.execute({ type: 'next-form-version', form: 'phone-record@1' });
    await this.#hands.execute({
      type: 'add-field',
      kind: 'choice',
      name: 'checkResult',
      title: '抽检结论',
      form: FORM,
      into: '/ui/elements/4',
    });
    await this.#hands.execute({
      type: 'set',
      pointer: `/forms/${FORM}/schema/properties/checkResult/oneOf`,
      value: [
        { const: 'passed', title: '合格' },
        { const: 'call-again', title: '需要重新回馈' },
      ],
    });
    await this.#hands.select({ part: 'form', form: FORM, at: '/ui/elements/4/elements/4' });
    await this.#hands.scrollTo('抽检结论', '[data-at]');
    await this.#shoot('form-designer');
    await this.#hands.press('导入');
    await this.#hands.press('粘贴 Excel 表头…');
    await this.#hands.fill('textarea', '姓名\t部门\t请假日期\t天数\t金额（元）\n张三\t运维部\t2026-09-01\t2\t300.00');
    await this.#shoot('form-header');
    await this.#page.keyboard.press('Escape');
    await this.#hands.press('预览');
    await this.#pause(1500);
    await this.#hands.press('填入示例数据');
    await this.#shoot('form-preview');
    await this.#hands.press('设计');
  }

  async rights() {
    await this.#hands.tab('rights');
    await this.#hands.execute({
      type: 'set-rights',
      cells: [
        { state: this.added, path: '*', right: 'read' },
        { state: this.added, path: 'checkResult', right: 'required' },
      ],
    });
    await this.#hands.scrollTo('抽检结论');
    await this.#shoot('rights-sheet');
  }

  async prints() {
    await this.#hands.tab('prints');
    await this.#pause(2500);
    await this.#shoot('print-designer', { clip: { x: 220, y: 0, width: 610, height: 620 } });
  }

  async trial() {
    await this.#hands.tab('trial');
    await this.#pause(2000);
    await this.#hands.press('开始');
    await this.#pause(1200);
    await this.#hands.press('办理');
    await this.#hands.press('自动填写');
    await this.#pause(800);
    await this.#shoot('trial-task');
    await this.#hands.press('演练场景');
    await this.#hands.press('全部运行');
    await this.#pause(6000);
    await this.#shoot('trial-scenarios');
    await this.#hands.press('历史工单');
    await this.#hands.press('开始重放');
    await this.#pause(6000);
    await this.#shoot('trial-tickets');
    await this.#hands.press('路径预览');
    await this.#hands.press('预览');
    await this.#pause(2000);
    await this.#shoot('trial-path');
  }

  async publish() {
    await this.#hands.tab('versions');
    await this.#hands.click('yl-workbench >>> [data-testid=compare-2]');
    await this.#pause(2500);
    await this.#shoot('versions-compare');
    await this.#hands.click('yl-workbench >>> [data-testid=publish]');
    await this.#pause(8000);
    await this.#hands.fill('textarea', '回访后增加质量抽检，抽检结论由服务台填写。');
    await this.#shoot('publish');
    await this.#hands.press('发布', '[data-testid=publish-dialog]');
    await this.#pause(4000);
    await this.#hands.open('/designs?view=processes');
    await this.#page.click('[data-testid=edit-hotline]');
    await this.#page.waitForSelector('yl-workbench >>> [data-testid=publish]');
    await this.#hands.tab('versions');
    await this.#shoot('versions');
    await this.#hands.open('/admin/versions/hotline');
    await this.#pause(2500);
    await this.#shoot('migration');
  }

  async phone() {
    await this.#hands.narrow();
    await this.#hands.open('/designs');
    await this.#shoot('phone-drafts');
    await this.#page.goBack();
    await this.#hands.open('/designs');
    const draft = await this.#page.$eval('[data-testid=draft-hotline] a', (link) => link.getAttribute('href'));
    await this.#hands.open(draft);
    await this.#pause(3000);
    await this.#shoot('phone-board');
    await this.#hands.tab('rights');
    await this.#shoot('phone-rights');
  }
}
