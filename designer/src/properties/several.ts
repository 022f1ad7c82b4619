import { html } from 'lit';
import { fill } from '../controls/index.js';
import type { Command, DesignElement } from '../model/index.js';
import type { PanelContext } from './panel-context.js';

const alignments = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const;

/** What can be done to several states at once. */
export function renderSeveral(context: PanelContext, selection: readonly DesignElement[]): unknown {
  const { texts, readonly, session } = context;
  const keys = selection.flatMap((element) => (element.part === 'state' ? [element.state] : []));
  const few = readonly || keys.length < 2;
  const button = (label: string, disabled: boolean, command: () => Command): unknown =>
    html`<button type="button" ?disabled=${disabled} @click=${() => context.run('#several', command())}>
      ${label}
    </button>`;
  const remove = async (): Promise<void> => {
    const go = await context.ask({
      title: fill(texts.removeStatesAsk, { count: keys.length }),
      text: texts.removeStatesText,
      action: texts.removeStates,
    });
    if (go) context.run('#several', { type: 'remove-states', keys });
  };
  const refusal = context.refusalAt('#several');
  return html`<div class="several stack">
    <h2>${fill(texts.several, { count: selection.length })}</h2>
    <div class="hint">${texts.severalHint}</div>
    <div class="tools" role="group" aria-label=${texts.align}>
      ${alignments.map((by) => button(texts[by], few, () => ({ type: 'align-states', keys, by })))}
      ${(['x', 'y'] as const).map((along) =>
        button(along === 'x' ? texts.distributeX : texts.distributeY, readonly || keys.length < 3, () => ({
          type: 'distribute-states',
          keys,
          along,
        })),
      )}
    </div>
    <div class="tools">
      ${button(texts.wrap, readonly || keys.length === 0, () => ({ type: 'wrap-states', keys }))}
      ${button(texts.duplicate, readonly || keys.length === 0, () => ({ type: 'duplicate-states', keys }))}
      <button type="button" class="danger" ?disabled=${readonly || keys.length === 0} @click=${() => void remove()}>
        ${texts.removeStates}
      </button>
    </div>
    ${
      refusal === undefined
        ? ''
        : html`<div class="fault" role="alert">${refusal.message[session.locale]} ${refusal.hint[session.locale]}</div>`
    }
  </div>`;
}
