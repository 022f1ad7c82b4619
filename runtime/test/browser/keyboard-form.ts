import type { KeyboardHands } from './keyboard-hands.js';

/** Fills a form as it is read out, field by field, with keys alone. */
export class KeyboardForm {
  constructor(readonly hands: KeyboardHands) {}

  /** One of radio buttons: the group is one stop, arrows choose. */
  async choose(first: string, wanted = first): Promise<void> {
    const { hands } = this;
    await hands.to(first, { role: 'radio' });
    if (wanted === first) return hands.press('Space');
    for (let step = 0; step < 12 && !(await hands.isAt(wanted, 'radio')); step += 1) await hands.press('ArrowDown');
    await hands.lands(wanted, 'radio');
  }

  async write(name: string, text: string): Promise<void> {
    await this.hands.to(name);
    await this.hands.retype(text);
  }

  async day(name: string, day: string): Promise<void> {
    await this.write(name, day);
    // Enter takes what was typed and closes the calendar.
    await this.hands.press('Enter');
  }

  /** Somebody or something found by a part of the name. */
  async pick(name: string, part: string): Promise<void> {
    const { hands } = this;
    await this.write(name, part);
    await hands.shown(new RegExp(part), 'option');
    await hands.press('ArrowDown');
    await hands.press('Enter');
  }
}
