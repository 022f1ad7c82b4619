import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Locale } from '@yunliu/engine/definition';
import { cascadeItems } from '@yunliu/engine/forms';
import { keepText, keptText } from '../editors/index.js';
import { cascadeFromText, cascadeJson, cascadeText } from './cascade-text.js';
import { setOption } from './field-edit.js';
import { fill } from './form-designer-texts.js';
import { section, type PropertyContext } from './property-context.js';

/** Levels of a cascade as indented lines; they count when the input is left, or at a press. */
export function cascadeSection(context: PropertyContext): TemplateResult {
  const { node, texts, locale, readonly, session, controller } = context;
  const before =
    'scope' in node.element && node.element.type === 'Cascader'
      ? cascadeItems({ element: node.element, schema: node.schema ?? {} }, locale)
      : [];
  const base = cascadeText(before);
  const place = { owner: session, name: `cascade ${controller.template?.key ?? ''} ${node.path ?? ''}` };
  // What is typed, and lines with a fault, wait here while something else is looked at.
  const text = keptText(place)?.text ?? base;
  const take = (form: HTMLFormElement | null): void => {
    const typed = form?.querySelector('textarea')?.value ?? '';
    const { items, faults } = cascadeFromText(typed);
    const said = faults.map(({ line, reason }) =>
      fill(texts.cascadeFault, { line, reason: cascadeReason(reason, locale) }),
    );
    if (items.length === 0) said.push(cascadeReason('empty', locale));
    form?.querySelector('ul')?.replaceChildren(
      ...said.map((words) => {
        const entry = document.createElement('li');
        entry.textContent = words;
        return entry;
      }),
    );
    keepText(place, said.length === 0 ? undefined : { base, text: typed });
    if (said.length === 0 && typed !== base) context.edit(setOption(node, 'items', cascadeJson(items)));
  };
  return section(
    texts.cascade,
    html`${keyed(
      node.at,
      html`<form
        class="stack"
        @input=${({ target }: Event) => keepText(place, { base, text: (target as HTMLTextAreaElement).value })}
        @change=${(event: Event) => take(event.currentTarget as HTMLFormElement)}
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          take(event.target as HTMLFormElement);
        }}
      >
        <label class="hint" for="cascade">${texts.cascadeHint}</label>
        <textarea id="cascade" rows="9" spellcheck="false" ?readonly=${readonly} .value=${text}></textarea>
        <div class="line"><button type="submit" ?disabled=${readonly}>${texts.cascadeTake}</button></div>
        <ul class="fault" role="alert"></ul>
      </form>`,
    )}`,
  );
}

const REASONS = {
  'too-deep': { 'zh-CN': '层级过深', en: 'too deep' },
  twice: { 'zh-CN': '同级中重复', en: 'twice in one level' },
  'no-parent': { 'zh-CN': '缩进前没有上级', en: 'indented below nothing' },
  empty: { 'zh-CN': '请至少填写一项。', en: 'Enter at least one item.' },
} as const;

function cascadeReason(reason: keyof typeof REASONS, locale: Locale): string {
  return REASONS[reason][locale];
}
