import type { KeyboardHands } from './keyboard-hands.js';

/** An administrator in the workbench, with nothing but keys: each way is the one the guide tells. */
export class KeyboardDesigner {
  constructor(readonly hands: KeyboardHands) {}

  /** The tab of the workbench, from anywhere in it. */
  async tab(title: string): Promise<void> {
    const { hands } = this;
    const titles = /^(流程|表单|权限|打印|试运行|版本)$/;
    await hands.region(({ role, name }) => role === 'tab' && titles.test(name), 12);
    for (let step = 0; step < 6 && !(await hands.isAt(title, 'tab')); step += 1) await hands.press('ArrowRight');
    await hands.lands(title, 'tab');
  }

  /** The drawing, from anywhere in the workbench. */
  async board(): Promise<void> {
    await this.hands.region(({ role }) => role === 'application' || role === 'treeitem', 12);
  }

  /** To the step or way that is read out so: Home, then step by step. */
  async step(name: RegExp): Promise<void> {
    const { hands } = this;
    await hands.press('Home');
    for (let at = 0; at < 20; at += 1) {
      if (await hands.hears(name, 'treeitem', 2)) return;
      await hands.press('Tab');
    }
    throw new Error(`The walk over the board has no ${String(name)}`);
  }

  /** To a way of the step the focus is at. */
  async way(name: RegExp): Promise<void> {
    const { hands } = this;
    for (let at = 0; at < 8; at += 1) {
      await hands.press('l');
      if (await hands.hears(name, 'treeitem', 2)) return;
    }
    throw new Error(`No way ${String(name)} from here`);
  }

  /** Names the step or way the focus is at. */
  async rename(title: string): Promise<void> {
    const { hands } = this;
    await hands.press('F2');
    await hands.lands('名称', 'textbox');
    await hands.retype(title);
    await hands.press('Enter');
    await hands.lands(new RegExp(`(^|，)${title}(，|$)`), 'treeitem');
  }

  /** A step behind the one the focus is at, or into the way; the focus is at the new one. */
  async append(type: string, title: string): Promise<void> {
    const { hands } = this;
    await hands.press('a');
    await this.menu(type);
    await hands.lands(/^新/, 'treeitem');
    await this.rename(title);
  }

  /** An entry of the menu that opens. */
  async menu(entry: string): Promise<void> {
    const { hands } = this;
    await hands.lands(/./, 'menuitem');
    for (let step = 0; step < 20 && !(await hands.isAt(entry, 'menuitem')); step += 1) await hands.press('ArrowDown');
    await hands.lands(entry, 'menuitem');
    await hands.press('Enter');
  }

  /** The step to lead to, chosen by typing its name. */
  async target(title: string): Promise<void> {
    const { hands } = this;
    await hands.lands(/./, 'option');
    await hands.type(title);
    await hands.lands(new RegExp(`^${title}`), 'option');
    await hands.press('Enter');
    await hands.lands(/./, 'treeitem');
  }

  /** Into the properties of what the focus is at, to the part of that name if there are parts; `leave` comes back. */
  async properties(part?: string): Promise<void> {
    const { hands } = this;
    await hands.press('p');
    await hands.until('the properties', ({ place }) => place.includes('yl-property-panel'));
    if (part === undefined) return;
    for (let step = 0; step < 12 && !(await hands.isAt(part, 'button')); step += 1) await hands.press('ArrowDown');
    await hands.lands(part, 'button');
  }

  /** Back from the properties to the board. */
  async leave(): Promise<void> {
    await this.hands.press('Escape');
    await this.hands.lands(/./, 'treeitem');
  }

  /** The step is handled by that role. */
  async giveTo(step: RegExp, role: string): Promise<void> {
    const { hands } = this;
    await this.step(step);
    await this.properties('办理人');
    await hands.to('由谁办理');
    await hands.choose('角色');
    await hands.to('角色', { role: 'combobox' });
    await hands.type(role);
    await hands.press('Enter');
    await this.leave();
  }

  /** A field or layout from the palette, with its title typed; leaves the focus in the palette. */
  async add(kind: string, title?: string, more: () => Promise<void> = async () => {}): Promise<void> {
    const { hands } = this;
    await hands.region(({ role, name }) => role === 'searchbox' && name === '查找控件', 12);
    await hands.retype(kind);
    await hands.press('Enter');
    if (title !== undefined) {
      await hands.press('F6', 2);
      await hands.lands('标题', 'textbox');
      await hands.retype(title);
      await more();
      await hands.chord('Shift', 'F6');
      await hands.chord('Shift', 'F6');
    }
    await hands.lands('查找控件', 'searchbox');
  }

  /** The options of the choice that was just added, pasted as a list. */
  async options(...titles: readonly string[]): Promise<void> {
    const { hands } = this;
    await hands.to('从列表粘贴…');
    await hands.press('Enter');
    await hands.lands(/^每行一个选项/);
    for (const [index, title] of titles.entries()) {
      if (index > 0) await hands.press('Enter');
      await hands.type(title);
    }
    await hands.to('替换为这些选项');
    await hands.press('Enter');
    await hands.lands('从列表粘贴…');
  }

  /** In the drawing of the form, from its palette: to the element that is read out so, and on to its properties. */
  async formElement(name: RegExp): Promise<void> {
    const { hands } = this;
    await hands.press('F6');
    await hands.until('the form', ({ place }) => place.includes('yl-form-canvas'));
    await hands.press('Home');
    for (let step = 0; step < 20 && !(await hands.isAt(name)); step += 1) await hands.press('ArrowDown');
    await hands.lands(name);
    await hands.press('Enter');
    await hands.lands('标题', 'textbox');
  }

  /** The first button of the header, from anywhere; the others follow. */
  async header(button: string): Promise<void> {
    const { hands } = this;
    await hands.region(({ place }) => /\[(undo|problems)\]$/.test(place), 12);
    await hands.to(button, { role: 'button' });
    await hands.press('Enter');
  }

  /** What comes next stands below, not inside what is selected. */
  async below(): Promise<void> {
    const { hands } = this;
    await hands.press('F6');
    await hands.press('Escape');
    await hands.chord('Shift', 'F6');
    await hands.lands('查找控件', 'searchbox');
  }
}
