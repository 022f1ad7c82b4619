// What the guide shows, in its order: the Monday-morning change of the hotline, and some pictures beside it.

const SERVICE = '/definition/states/service/states';
/** The property panel. */
const PANEL = { clip: { x: 1064, y: 76, width: 376, height: 824 } };
const BOARD = { clip: { x: 220, y: 40, width: 1220, height: 860 } };
const FORM = 'phone-record@2';

export class GuideStory {
  #page;
  #base;
  #shoot;
  #pause;
  #complain;
  /** Key of the step that is put in. */
  added;

  constructor({ page, base, shoot, pause, complain }) {
    this.#page = page;
    this.#base = base;
    this.#shoot = shoot;
    this.#pause = pause;
    this.#complain = complain;
  }

  async tell() {
    await this.#wide();
    await this.#signIn('admin');
    for (const chapter of [
      this.start,
      this.board,
      this.step,
      this.forms,
      this.rights,
      this.prints,
      this.trial,
      this.publish,
      this.phone,
    ]) {
      try {
        await chapter.call(this);
      } catch (error) {
        // The other pictures are still of use; the run fails all the same.
        this.#complain(`${chapter.name}: ${error.message}`);
      }
    }
  }

  async start() {
    await this.#open('/designs?view=processes');
    await this.#shoot('designs-processes');
    await this.#open('/designs?view=gallery');
    await this.#shoot('designs-gallery');
    await this.#open('/designs?view=processes');
    await this.#page.click('[data-testid=edit-hotline]');
    await this.#page.waitForSelector('yl-workbench >>> [data-testid=publish]');
    await this.#pause(3000);
    await this.#shoot('workbench');
  }

  async board() {
    await this.#select({ part: 'state', state: 'second-callback' });
    await this.#shoot('board-step');
    await this.#select({ part: 'connection', state: 'user-satisfied', at: `${SERVICE}/user-satisfied/branches/0` });

    await this.#press('在此插入步骤');
    await this.#shoot('board-insert', BOARD);
    await this.#press('人工任务', '.menu');
    this.added = await this.#page.evaluate(
      () => document.querySelector('yl-workbench').session.selection[0]?.state ?? 'nothing is selected',
    );
    await this.#execute({
      type: 'set',
      pointer: `${SERVICE}/${this.added}/title`,
      value: { 'zh-CN': '质量抽检', en: 'Quality check' },
    });
    await this.#shoot('board-inserted');
  }

  async step() {
    const at = `${SERVICE}/${this.added}`;
    await this.#execute({ type: 'set-assignment', of: this.added, assign: { by: 'role', role: 'service-desk' } });
    await this.#execute({ type: 'set-form', of: this.added, form: 'phone-record@1' });
    await this.#execute({
      type: 'set',
      pointer: `${at}/outcomes/done/title`,
      value: { 'zh-CN': '合格', en: 'Passed' },
    });
    await this.#execute({
      type: 'add-outcome',
      of: this.added,
      to: 'second-callback',
      key: 'call-again',
      title: { 'zh-CN': '重新回馈', en: 'Call again' },
    });
    await this.#select({ part: 'state', state: this.added });
    await this.#section('people');
    await this.#press('为什么是他');
    await this.#pause(800);
    await this.#shoot('step-assignment', PANEL);
    await this.#section('outcomes');
    await this.#shoot('step-outcomes', PANEL);
    await this.#execute({
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
    await this.#section('clocks');
    await this.#shoot('step-clocks', PANEL);
    await this.#select({ part: 'connection', state: 'user-satisfied', at: `${SERVICE}/user-satisfied/branches/0` });
    await this.#press('试一试');
    await this.#shoot('way-condition', PANEL);
  }

  async forms() {
    await this.#tab('forms');
    await this.#execute({ type: 'next-form-version', form: 'phone-record@1' });
    await this.#execute({
      type: 'add-field',
      kind: 'choice',
      name: 'checkResult',
      title: '抽检结论',
      form: FORM,
      into: '/ui/elements/4',
    });
    await this.#execute({
      type: 'set',
      pointer: `/forms/${FORM}/schema/properties/checkResult/oneOf`,
      value: [
        { const: 'passed', title: '合格' },
        { const: 'call-again', title: '需要重新回馈' },
      ],
    });
    await this.#select({ part: 'form', form: FORM, at: '/ui/elements/4/elements/4' });
    await this.#scrollTo('抽检结论', '[data-at]');
    await this.#shoot('form-designer');
    await this.#press('导入');
    await this.#press('粘贴 Excel 表头…');
    await this.#fill('textarea', '姓名\t部门\t请假日期\t天数\t金额（元）\n张三\t运维部\t2026-09-01\t2\t300.00');
    await this.#shoot('form-header');
    await this.#page.keyboard.press('Escape');
    await this.#press('预览');
    await this.#pause(1500);
    await this.#press('填入示例数据');
    await this.#shoot('form-preview');
    await this.#press('设计');
  }

  async rights() {
    await this.#tab('rights');
    await this.#execute({
      type: 'set-rights',
      cells: [
        { state: this.added, path: '*', right: 'read' },
        { state: this.added, path: 'checkResult', right: 'required' },
      ],
    });
    await this.#press('收起属性');
    await this.#scrollTo('抽检结论');
    await this.#shoot('rights-sheet');
    await this.#press('显示属性');
  }

  async prints() {
    await this.#tab('prints');
    await this.#pause(2500);
    await this.#shoot('print-designer', { clip: { x: 220, y: 0, width: 610, height: 620 } });
  }

  async trial() {
    await this.#tab('trial');
    await this.#pause(2000);
    await this.#press('开始');
    await this.#pause(1200);
    await this.#press('办理');
    await this.#press('自动填写');
    await this.#pause(800);
    await this.#shoot('trial-task');
    await this.#press('演练场景');
    await this.#press('全部运行');
    await this.#pause(6000);
    await this.#shoot('trial-scenarios');
    await this.#press('历史工单');
    await this.#press('开始重放');
    await this.#pause(6000);
    await this.#shoot('trial-tickets');
    await this.#press('路径预览');
    await this.#press('预览');
    await this.#pause(2000);
    await this.#shoot('trial-path');
  }

  async publish() {
    await this.#tab('versions');
    await this.#click('yl-workbench >>> [data-testid=compare-2]');
    await this.#pause(2500);
    await this.#shoot('versions-compare');
    await this.#click('yl-workbench >>> [data-testid=publish]');
    await this.#pause(8000);
    await this.#fill('textarea', '回访后增加质量抽检，抽检结论由服务台填写。');
    await this.#shoot('publish');
    await this.#press('发布', '[data-testid=publish-dialog]');
    await this.#pause(4000);
    await this.#open('/designs?view=processes');
    await this.#page.click('[data-testid=edit-hotline]');
    await this.#page.waitForSelector('yl-workbench >>> [data-testid=publish]');
    await this.#tab('versions');
    await this.#shoot('versions');
    await this.#open('/admin/versions/hotline');
    await this.#pause(2500);
    await this.#shoot('migration');
  }

  async phone() {
    await this.#narrow();
    await this.#open('/designs');
    await this.#shoot('phone-drafts');
    await this.#page.goBack();
    await this.#open('/designs');
    const draft = await this.#page.$eval('[data-testid=draft-hotline] a', (link) => link.getAttribute('href'));
    await this.#open(draft);
    await this.#pause(3000);
    await this.#shoot('phone-board');
    await this.#tab('rights');
    await this.#shoot('phone-rights');
  }

  async #wide() {
    await this.#page.setViewport({ width: 1440, height: 900 });
  }

  async #narrow() {
    await this.#page.setViewport({ width: 390, height: 844, hasTouch: true, isMobile: true });
  }

  async #signIn(who) {
    await this.#page.goto(this.#base);
    const button = await this.#page.waitForSelector(`[data-testid=demo-${who}]`);
    await button.click();
    await this.#page.waitForSelector('[data-testid=nav-tasks]');
  }

  async #open(path) {
    await this.#page.goto(this.#base + path);
    await this.#page.waitForSelector('h1');
    await this.#page.waitForFunction(() => document.querySelector('.skeleton') === null);
  }

  async #tab(key) {
    await this.#click(`yl-workbench >>> [data-testid=tab-${key}]`);
    await this.#pause(1500);
  }

  async #click(selector) {
    const found = await this.#page.waitForSelector(selector, { timeout: 10_000 });
    await found.evaluate((element) => element.click());
    await this.#pause(400);
  }

  async #execute(command) {
    const done = await this.#page.evaluate(
      (given) => document.querySelector('yl-workbench').session.execute(given),
      command,
    );
    if (!done) throw new Error(`refused: ${JSON.stringify(command)}`);
  }

  async #select(element) {
    await this.#page.evaluate((given) => document.querySelector('yl-workbench').session.select([given]), element);
    await this.#pause(600);
  }

  /** Opens a section of the property panel and brings it to the top. */
  async #section(id) {
    await this.#page.evaluate((wanted) => {
      const seek = (root) => {
        for (const element of root.querySelectorAll('*')) {
          if (element.getAttribute('data-section') === wanted) return element;
          const inside = element.shadowRoot === null ? undefined : seek(element.shadowRoot);
          if (inside !== undefined) return inside;
        }
        return undefined;
      };
      const section = seek(document);
      if (section?.open === false) (section.shadowRoot ?? section).querySelector('button, summary')?.click();
      for (let at = section; at !== null && at !== undefined; at = at.parentElement ?? at.getRootNode().host) {
        if (!['auto', 'scroll'].includes(getComputedStyle(at).overflowY)) continue;
        at.scrollTop += section.getBoundingClientRect().top - at.getBoundingClientRect().top;
        break;
      }
    }, id);
    await this.#pause(700);
  }

  /** Brings what says this into the middle of whatever it scrolls in, and the table beside it to its right end. */
  async #scrollTo(words, matching = 'td, th, [role=rowheader]') {
    await this.#page.evaluate(
      (wanted, matching) => {
        const seek = (root) => {
          for (const element of root.querySelectorAll('*')) {
            const isSeen = element.getClientRects().length > 0;
            const isIt = isSeen && element.matches(matching) && element.textContent.includes(wanted);
            if (isIt && element.querySelector(matching) === null) return element;
            const inside = element.shadowRoot === null ? undefined : seek(element.shadowRoot);
            if (inside !== undefined) return inside;
          }
          return undefined;
        };
        const found = seek(document);
        for (let at = found; at !== null && at !== undefined; at = at.parentElement ?? at.getRootNode().host) {
          if (!['auto', 'scroll'].includes(getComputedStyle(at).overflowY)) continue;
          at.scrollTop += found.getBoundingClientRect().top - at.getBoundingClientRect().top - at.clientHeight / 2;
          at.scrollLeft = at.scrollWidth;
          break;
        }
      },
      words,
      matching,
    );
    await this.#pause(500);
  }

  /** Types into the first such field of the open dialog. */
  async #fill(selector, words) {
    await this.#page.evaluate(
      (wanted, text) => {
        const seek = (root) => {
          for (const element of root.querySelectorAll('*')) {
            if (element.matches(wanted) && element.closest('dialog[open]') !== null) return element;
            const inside = element.shadowRoot === null ? undefined : seek(element.shadowRoot);
            if (inside !== undefined) return inside;
          }
          return undefined;
        };
        const field = seek(document);
        if (field === undefined) throw new Error(`no ${wanted} in a dialog`);
        field.focus();
        field.value = text;
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
      },
      selector,
      words,
    );
    await this.#pause(500);
  }

  /** Presses the button, tab, menu item or summary that says exactly this, wherever it is. */
  async #press(words, within) {
    for (let attempt = 0; attempt < 50; attempt += 1) {
      if (await this.#page.evaluate(pressOne, words, within)) {
        await this.#pause(500);
        return;
      }
      await this.#pause(100);
    }
    throw new Error(`nothing says ${words}`);
  }
}

function pressOne(words, within) {
  const seek = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('button, [role=tab], [role=menuitem], summary, a')) {
        const says = [element.textContent, element.getAttribute('aria-label'), element.title];
        const isSeen = element.getClientRects().length > 0 && !element.disabled;
        if (within !== undefined && element.closest(within) === null) continue;
        if (isSeen && says.some((text) => text?.replaceAll(/\s+/g, ' ').trim() === words)) return element;
      }
      const inside = element.shadowRoot === null ? undefined : seek(element.shadowRoot);
      if (inside !== undefined) return inside;
    }
    return undefined;
  };
  const found = seek(document);
  found?.click();
  return found !== undefined;
}
