import { html, nothing } from 'lit';
import { fill } from '../controls/index.js';
import { newSerial, usesOf, type Command } from '../model/index.js';
import type { Section } from './describe/field.js';
import type { PanelContext } from './panel-context.js';
import { serialWords } from './serial-words.js';

/** Above the rules of numbering: how a ticket of this process is numbered, in words; or what to press for a number. */
export function renderNumbers(context: PanelContext, { id }: Section, pointer: string): unknown {
  if (id !== 'numbers') return nothing;
  const { design, texts, session } = context;
  const { serials = {}, businessKey, key } = design.document.definition;
  const rule = businessKey !== undefined && Object.hasOwn(serials, businessKey) ? serials[businessKey] : undefined;
  if (rule !== undefined)
    return html`<div class="hint" data-number>
      ${fill(texts.numbered, { words: serialWords(rule, design.locale, new Date()) })}
    </div>`;
  const give = (): void => {
    // A rule that numbers something else, archives perhaps, is not the one.
    const free = Object.keys(serials).find((name) => isUnused(context, name));
    const made = newSerial(key);
    const name = free ?? made.name;
    const commands: readonly Command[] = [
      ...(Object.hasOwn(serials, name)
        ? []
        : [{ type: 'set', pointer: `/definition/serials/${name}`, value: { ...made.rule } } as const]),
      { type: 'set', pointer: '/definition/businessKey', value: name },
    ];
    context.run(`${pointer}/businessKey`, {
      type: 'batch',
      commands,
      label: { 'zh-CN': '设置单号', en: 'Number the tickets' },
    });
    session.say(texts.numberGiven);
  };
  return html`<div class="line" data-number>
    <span class="hint grow">${texts.notNumbered}</span>
    ${
      context.readonly
        ? nothing
        : html`<button type="button" data-do="number" @click=${give}>${texts.giveNumber}</button>`
    }
  </div>`;
}

function isUnused({ design }: PanelContext, name: string): boolean {
  return usesOf(design.document, { kind: 'serial', name }).every(({ declares }) => declares);
}
