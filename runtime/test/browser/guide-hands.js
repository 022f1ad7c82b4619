// Hands on the workbench: pictures are taken of what they have done, so they look into every shadow root.

export class GuideHands {
  #page;
  #base;
  #pause;

  constructor({ page, base, pause }) {
    this.#page = page;
    this.#base = base;
    this.#pause = pause;
  }

  async wide() {
    await this.#page.setViewport({ width: 1440, height: 900 });
  }

  async narrow() {
    await this.#page.setViewport({ width: 390, height: 844, hasTouch: true, isMobile: true });
  }

  async signIn(who) {
    await this.#page.goto(this.#base);
    const button = await this.#page.waitForSelector(`[data-testid=demo-${who}]`);
    await button.click();
    await this.#page.waitForSelector('[data-testid=nav-tasks]');
  }

  async open(path) {
    await this.#page.goto(this.#base + path);
    await this.#page.waitForSelector('h1');
    await this.#page.waitForFunction(() => document.querySelector('.skeleton') === null);
  }

  async tab(key) {
    await this.click(`yl-workbench >>> [data-testid=tab-${key}]`);
    await this.#pause(1500);
  }

  async click(selector) {
    const found = await this.#page.waitForSelector(selector, { timeout: 10_000 });
    await found.evaluate((element) => element.click());
    await this.#pause(400);
  }

  async execute(command) {
    const done = await this.#page.evaluate(
      (given) => document.querySelector('yl-workbench').session.execute(given),
      command,
    );
    if (!done) throw new Error(`refused: ${JSON.stringify(command)}`);
  }

  async select(element) {
    await this.#page.evaluate((given) => document.querySelector('yl-workbench').session.select([given]), element);
    await this.#pause(600);
  }

  /** Opens a section of the property panel and brings it to the top. */
  async section(id) {
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
  async scrollTo(words, matching = 'td, th, [role=rowheader]') {
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
  async fill(selector, words) {
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
  async press(words, within) {
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
