import { html, nothing, type TemplateResult } from 'lit';
import { localize, type LocalizedText } from '@yunliu/engine/definition';
import type { ControlChange } from '../controls/index.js';
import { cascadeSection } from './property-cascade.js';
import { setOption } from './field-edit.js';
import { fill } from './form-designer-texts.js';
import { kindTexts } from './kind-texts.js';
import { entriesOf, setEntries, type OptionEntry } from './option-entries.js';
import { copiedList, liveLists, makeLive, type LiveList } from './live-lists.js';
import { optionSources } from './option-sources.js';
import { optionsFromText, takenOptions, withTitle } from './options-text.js';
import { option } from './property-basics.js';
import { choiceInput, section, type PropertyContext } from './property-context.js';

/** A value nobody has yet, for a new choice. */
function freshValue(all: readonly OptionEntry[]): string {
  const taken = new Set(all.map((entry) => String(entry.const)));
  for (let number = all.length + 1; ; number++) if (!taken.has(`option${number}`)) return `option${number}`;
}

/** Choices with their stored values, in order; pasted lists; levels of a cascade as indented lines. */
export function optionsSection(
  context: PropertyContext,
  pasting: boolean,
  setPasting: (on: boolean) => void,
  english: boolean | undefined,
  setEnglish: (on: boolean) => void,
): TemplateResult | typeof nothing {
  const { node, texts, locale, readonly } = context;
  if (node.kind === 'cascader') return cascadeSection(context);
  if (node.kind !== 'choice' && node.kind !== 'multi-choice') return nothing;
  const all = entriesOf(node);
  const change = (index: number, value: Partial<OptionEntry>): void =>
    context.edit(
      setEntries(
        node,
        all.map((entry, at) => (at === index ? { ...entry, ...value } : entry)),
      ),
      `${node.at} option ${index}`,
    );
  const move = (index: number, by: number): void => {
    const next = [...all];
    next.splice(index + by, 0, ...next.splice(index, 1));
    context.edit(setEntries(node, next));
  };
  const values = all.map((entry) => String(entry.const));
  const hasEnglish = all.some(({ title }) => typeof title === 'object' && title.en !== undefined);
  const showsEnglish = locale !== 'en' && (english ?? hasEnglish);
  return section(
    texts.options,
    html`<ol class=${showsEnglish ? 'options english' : 'options'}>
        ${all.map((entry, index) => {
          const title = localize(entry.title, locale);
          const twice = values.indexOf(String(entry.const)) !== index;
          return html`<li @keydown=${(event: KeyboardEvent) => optionKey(event, index, all.length, move)}>
            <input
              aria-label=${`${texts.optionTitle} ${index + 1}`}
              data-option=${index}
              .value=${title}
              ?readonly=${readonly}
              @input=${(event: Event) => change(index, { title: withTitle(entry.title, locale, (event.target as HTMLInputElement).value) })}
              @blur=${context.endTyping}
            />
            ${
              showsEnglish
                ? html`<input
                    lang="en"
                    data-option-en=${index}
                    aria-label=${`${texts.optionTitleEn} ${index + 1}`}
                    placeholder=${texts.optionTitleEn}
                    .value=${typeof entry.title === 'object' ? (entry.title.en ?? '') : ''}
                    ?readonly=${readonly}
                    @input=${(event: Event) =>
                      change(index, { title: withEnglish(entry, (event.target as HTMLInputElement).value) })}
                    @blur=${context.endTyping}
                  />`
                : nothing
            }
            <input
              class="code"
              translate="no"
              aria-label=${`${texts.optionValue} ${index + 1}`}
              aria-invalid=${twice ? 'true' : nothing}
              title=${texts.optionValue}
              .value=${String(entry.const)}
              ?readonly=${readonly}
              @change=${({ target }: Event) => {
                const input = target as HTMLInputElement;
                if (input.value.trim() === '') input.value = String(entry.const);
                else change(index, { const: valueLike(entry.const, input.value) });
              }}
            />
            <button
              type="button"
              class="icon plain"
              aria-label=${`${context.texts.optionTitle} ${index + 1} ↑`}
              ?disabled=${readonly || index === 0}
              @click=${() => move(index, -1)}
            >
              ↑
            </button>
            <button
              type="button"
              class="icon plain"
              aria-label=${`× ${title}`}
              ?disabled=${readonly || all.length < 2}
              @click=${() =>
                context.edit(
                  setEntries(
                    node,
                    all.filter((_, at) => at !== index),
                  ),
                )}
            >
              ×
            </button>
          </li>`;
        })}
      </ol>
      <div class="line">
        <button
          type="button"
          data-do="add-option"
          ?disabled=${readonly}
          @click=${() => context.edit(setEntries(node, [...all, { const: freshValue(all), title: `${texts.options}${all.length + 1}` }]))}
        >
          ${texts.optionAdd}
        </button>
        <button
          type="button"
          data-do="paste-options"
          aria-expanded=${String(pasting)}
          ?disabled=${readonly}
          @click=${() => setPasting(!pasting)}
        >
          ${texts.optionPaste}
        </button>
        ${
          locale === 'en'
            ? nothing
            : html`<button
                type="button"
                data-do="english-options"
                aria-pressed=${String(showsEnglish)}
                @click=${() => setEnglish(!showsEnglish)}
              >
                ${texts.optionTitleEn}
              </button>`
        }
      </div>
      ${pasting ? pasteOptions(context, all, () => setPasting(false)) : nothing} ${sourceInput(context)}
      ${
        node.kind === 'choice'
          ? choiceInput(context, {
              name: 'display',
              label: texts.display,
              value: option(context, 'display') as string | undefined,
              empty: texts.displayAuto,
              options: [
                { value: 'radio', label: texts.displayRadio },
                { value: 'select', label: texts.displaySelect },
              ],
              take: (value) => setOption(node, 'display', value),
            })
          : nothing
      }`,
  );
}

/** The same choices as another field; or what the organisation has at the time, for which the field becomes a picker. */
function sourceInput(context: PropertyContext): TemplateResult | typeof nothing {
  const { texts, session, node, locale, readonly } = context;
  const { world } = session.host;
  const sources = optionSources(session, node, locale);
  const lists = liveLists(world, locale);
  if (readonly || sources.length + lists.length === 0) return nothing;
  const goLive = (list: LiveList, from: EventTarget | null): void => {
    const panel = (from as Element).getRootNode() as ShadowRoot;
    context.edit(makeLive(node, list));
    // What was pressed is gone with the choices.
    panel.querySelector<HTMLElement>('[data-name="kind"]')?.focus();
    session.say(fill(texts.optionsLive, { kind: kindTexts(locale)[list.kind].title }));
  };
  const take = (event: CustomEvent<ControlChange<string | undefined>>): void => {
    event.stopPropagation();
    const source = sources.find((one) => one.value === event.detail.value);
    (event.target as HTMLElement & { value?: string }).value = undefined;
    const live = lists.find((one) => one.value === event.detail.value);
    if (live !== undefined) goLive(live.list, event.target);
    if (source === undefined) return;
    context.edit(setEntries(node, source.entries));
    session.say(fill(texts.optionsFrom, { count: source.entries.length }));
  };
  const copied = copiedList(entriesOf(node), world);
  return html`${
      copied === undefined
        ? nothing
        : html`<div class="card stack" data-copied>
            <span>${fill(texts.optionsCopied, { list: kindTexts(locale)[copied].title })}</span>
            <div class="line">
              <button
                type="button"
                data-do="make-live"
                @click=${({ target }: Event) => goLive({ kind: copied }, target)}
              >
                ${fill(texts.optionsMakeLive, { list: kindTexts(locale)[copied].title })}
              </button>
            </div>
          </div>`
    }<yl-pick-control
      data-name="option-source"
      .locale=${locale}
      .label=${texts.optionSource}
      .placeholder=${texts.optionSourceHint}
      .options=${[...lists, ...sources]}
      @yl-change=${take}
    ></yl-pick-control>`;
}

/** Alt with the arrow keys puts a choice in another place. */
function optionKey(
  event: KeyboardEvent,
  index: number,
  count: number,
  move: (index: number, by: number) => void,
): void {
  const by = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
  if (by === undefined || index + by < 0 || index + by >= count) return;
  event.preventDefault();
  move(index, by);
}

/** With its English beside it; without English a plain text again. */
function withEnglish({ title, const: value }: OptionEntry, english: string): LocalizedText {
  const zh = typeof title === 'object' ? title['zh-CN'] : (title ?? String(value));
  return english === '' ? zh : { 'zh-CN': zh, en: english };
}

/** Numbers stay numbers. */
function valueLike(before: string | number, text: string): string | number {
  const number = Number(text);
  return typeof before === 'number' && text.trim() !== '' && !Number.isNaN(number) ? number : text.trim();
}

function pasteOptions(context: PropertyContext, all: readonly OptionEntry[], close: () => void): TemplateResult {
  const { texts, node } = context;
  return html`<form
    class="stack card"
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Enter' && event.ctrlKey) (event.currentTarget as HTMLFormElement).requestSubmit();
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      close();
    }}
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const text = (event.target as HTMLFormElement).querySelector('textarea')?.value ?? '';
      const next = takenOptions(optionsFromText(text), all, context.locale);
      if (next.length === 0) return;
      context.edit(setEntries(node, next));
      context.session.say(fill(texts.optionsFrom, { count: next.length }));
      close();
    }}
  >
    <label class="hint" for="pasted">${texts.optionPasteHint}</label>
    <textarea id="pasted" rows="6"></textarea>
    <div class="line">
      <button type="submit">${texts.optionPasteTake}</button>
      <button type="button" @click=${close}>${texts.cancel}</button>
    </div>
  </form>`;
}
