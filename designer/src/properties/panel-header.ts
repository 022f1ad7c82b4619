import { html, nothing, svg, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { localize, type State } from '@yunliu/engine/definition';
import { fill, settled } from '../controls/index.js';
import { statesOf, valueAt, pathOf, type Command } from '../model/index.js';
import { applyCommand } from '../model/index.js';
import { isObject } from './describe/commands.js';
import { stateSections } from './describe/states.js';
import { countFaults, type PanelContext } from './panel-context.js';
import { stateAround, valueOf } from './place.js';
import { renderFaults } from './render-faults.js';
import type { Subject } from './subject.js';
import { stateTitle } from './summaries.js';

const types = ['task', 'service', 'call', 'wait', 'decision', 'parallel', 'phase', 'final'] as const;

/** What the panel is about, in its head. */
export function renderHeader(context: PanelContext, subject: Subject): TemplateResult {
  const { texts, readonly } = context;
  const { faults: count, mild } = countFaults(context, subject.pointer);
  return html`<header>
      <div class="kind">
        ${subject.part === 'state' ? renderType(context, subject) : html`<span>${kindWord(context, subject)}</span>`}
        ${readonly ? html`<span>· ${texts.readonly}</span>` : nothing}
        ${count > 0 ? html`<span class=${mild ? 'fault warning' : 'fault'}>${fill(texts.faults, { count })}</span>` : nothing}
      </div>
      <h2>${subject.title}</h2>
      ${subject.part === 'connection' ? renderEnds(context, subject) : nothing}
    </header>
    ${renderOwnFaults(context, subject)}`;
}

function kindWord({ texts }: PanelContext, { part, type }: Subject): string {
  return part === 'process' || type === undefined ? texts.process : texts[type];
}

/** Faults of the thing as a whole; those of its properties stand at these. */
function renderOwnFaults(context: PanelContext, { pointer, part }: Subject): unknown {
  const faults = renderFaults(context, pointer, false);
  return faults === nothing || part === 'several' ? nothing : html`<div class="own-faults">${faults}</div>`;
}

function renderType(context: PanelContext, subject: Subject): unknown {
  const { texts, readonly, design } = context;
  const key = subject.state ?? '';
  const type = subject.type as State['type'];
  const change = async (chosen: string, select: HTMLSelectElement): Promise<void> => {
    const to = chosen as State['type'];
    const command: Command = { type: 'change-state-type', key, to };
    const lost = lostBy(context, command, subject);
    const go =
      lost.length === 0 ||
      (await context.ask({
        title: fill(texts.changeType, { title: subject.title, type: texts[to] }),
        text: texts.changeTypeText,
        lost,
        action: texts.change,
      }));
    if (!go || !context.run(subject.pointer, command)) select.value = type;
  };
  if (readonly || statesOf(design.document).get(key) === undefined) return html`<span>${texts[type]}</span>`;
  return html`<select
    class="type"
    aria-label=${texts.type}
    .value=${live(type)}
    ${settled((chosen, select) => void change(chosen, select))}
  >
    ${types.map((one) => html`<option value=${one} ?selected=${one === type}>${texts[one]}</option>`)}
  </select>`;
}

/** Titles of the settings that another type has no room for. */
function lostBy({ design }: PanelContext, command: Command, { pointer, type }: Subject): readonly string[] {
  const before = valueOf({ ...design, pointer });
  let after: unknown;
  try {
    after = valueAt(applyCommand(design.document, command), pathOf(pointer));
  } catch {
    return [];
  }
  if (!isObject(before) || !isObject(after)) return [];
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after as object, key) && key !== 'to');
  const fields = stateSections[type as State['type']].flatMap((section) => section.fields);
  return gone.map((key) => fields.find((field) => field.key === key)?.label[design.locale === 'en' ? 1 : 0] ?? key);
}

/** From where to where; both lead to the state. */
function renderEnds(context: PanelContext, subject: Subject): unknown {
  const { design, session, texts } = context;
  const from = stateAround({ ...design, pointer: subject.pointer });
  const value = valueOf({ ...design, pointer: subject.pointer });
  const to = isObject(value) ? value['to'] : value;
  const fromTitle = from === '' ? localize(design.document.definition.title, design.locale) : stateTitle(design, from);
  const button = (title: string, key: string): unknown =>
    html`<button
      type="button"
      class="plain"
      aria-label=${fill(texts.selectFrom, { title })}
      @click=${() => session.select(key === '' ? [] : [{ part: 'state', state: key }])}
    >
      ${title}
    </button>`;
  return html`<div class="ends">
    ${button(fromTitle, from)}${
      typeof to === 'string' && to !== '' ? html`${arrow}${button(stateTitle(design, to), to)}` : nothing
    }
  </div>`;
}

const arrow = html`<svg width="16" height="10" viewBox="0 0 16 10" aria-hidden="true">
  ${svg`<path d="M1 5h13M10 1l4 4-4 4" fill="none" stroke="currentColor" stroke-width="1.3" />`}
</svg>`;
