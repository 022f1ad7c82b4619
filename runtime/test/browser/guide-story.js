// What the guide shows, in its order: the Monday-morning change of the hotline, and some pictures beside it.

const SERVICE = '/definition/states/service/states';
/** The panel and what stands beside it. */
const PANEL = { clip: { x: 720, y: 40, width: 720, height: 860 } };
const KNOWN = ['call-taken', 'follow-up', 'callback-decision', 'second-callback', 'user-satisfied', 'closed', 'service-closed'];
const FORM = 'phone-record@1';

export class GuideStory {
  #page;
  #base;
  #shoot;
  #pause;

  constructor({ page, base, shoot, pause }) {
    this.#page = page;
    this.#base = base;
    this.#shoot = shoot;
    this.#pause = pause;
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
        await this.#page.screenshot({ path: `/tmp/yunliu-guide-${chapter.name}.png` });
        console.error(`${chapter.name}: ${error.message}`);
        process.exitCode = 1;
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
    await this.#shoot('board-way');
    await this.#press('在此插入步骤');
    await this.#shoot('board-insert', { clip: { x: 220, y: 40, width: 1220, height: 860 } });
    await this.#press('人工任务');
    await this.#pause(800);
    await this.#shoot('board-name');
    await this.#page.keyboard.type('质量抽检');
    await this.#page.keyboard.press('Enter');
    await this.#pause(500);
    const keys = await this.#page.evaluate(
      () => Object.keys(document.querySelector('yl-workbench').session.document.definition.states.service.states),
    );
    console.log(keys.join(' '));
    this.added = keys.find((key) => !KNOWN.includes(key));
  }

  async step() {
    const at = `${SERVICE}/${this.added}`;
    await this.#execute({ type: 'set', pointer: `${at}/title`, value: { 'zh-CN': '质量抽检', en: 'Quality check' } });
    await this.#execute({
      type: 'set-assignment',
      of: this.added,
      assign: { by: 'role', role: 'service-desk' },
    });
    await this.#select({ part: 'state', state: this.added });
    await this.#press('为什么是他');
    await this.#shoot('step-assignment', PANEL);
    console.log(JSON.stringify(await this.#page.evaluate((key) => document.querySelector('yl-workbench').session.document.definition.states.service.states[key], this.added)));
  }

  async forms() {
    await this.#tab('forms');
    await this.#shoot('form-designer');
  }

  async rights() {
    await this.#tab('rights');
    await this.#shoot('rights-sheet');
  }

  async prints() {
    await this.#tab('prints');
    await this.#pause(6000);
    await this.#shoot('print-designer');
  }

  async trial() {
    await this.#tab('trial');
    await this.#pause(2000);
    await this.#shoot('trial-start');
    await this.#press('开始');
    await this.#pause(1500);
    await this.#shoot('trial-task');
    await this.#press('演练场景');
    await this.#press('全部运行');
    await this.#pause(6000);
    await this.#shoot('trial-scenarios');
    await this.#press('历史工单');
    await this.#press('开始重放');
    await this.#pause(8000);
    await this.#shoot('trial-tickets');
    await this.#press('路径预览');
    await this.#press('预览');
    await this.#pause(2000);
    await this.#shoot('trial-path');
  }

  async publish() {
    await this.#tab('versions');
    await this.#shoot('versions');
    await this.#click('yl-workbench >>> [data-testid=compare-2]');
    await this.#pause(2500);
    await this.#shoot('versions-compare');
    await this.#tab('versions');
    await this.#click('yl-workbench >>> [data-testid=publish]');
    await this.#pause(9000);
    await this.#shoot('publish');
  }

  async phone() {
    await this.#narrow();
    await this.#page.reload();
    await this.#pause(4000);
    await this.#shoot('phone-board');
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

  /** Presses the button, tab, menu item or summary that says exactly this, wherever it is. */
  async #press(words) {
    for (let attempt = 0; attempt < 50; attempt += 1) {
      if (await this.#page.evaluate(pressOne, words)) {
        await this.#pause(500);
        return;
      }
      await this.#pause(100);
    }
    throw new Error(`nothing says ${words}`);
  }
}

function pressOne(words) {
  const seek = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('button, [role=tab], [role=menuitem], summary, a')) {
        const says = [element.textContent, element.getAttribute('aria-label'), element.title];
        const isSeen = element.getClientRects().length > 0 && !element.disabled;
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
