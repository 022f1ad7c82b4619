import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { jsonPointer } from '@yunliu/engine/definition';
import type { ControlChange, Option } from '../controls/index.js';
import { objectAt } from './describe/commands.js';
import type { PickKind } from './describe/pick-kind.js';
import type { PanelContext } from './panel-context.js';
import { pickOptions } from './pick-options.js';
import { renderFaults } from './render-faults.js';
import { renderFeel } from './render-feel.js';

interface MappingPart {
  readonly label: string;
  readonly hint: string;
  readonly names: PickKind;
  readonly required: boolean;
}

/** Names with the FEEL that gives their values. */
export function renderMapping(
  context: PanelContext,
  pointer: string,
  { label, hint, names, required }: MappingPart,
): unknown {
  const { session, design, texts, readonly } = context;
  const head = html`<span class="label">${label}</span>${
      hint === '' ? nothing : html`<div class="hint">${hint}</div>`
    }`;
  if (customElements.get('yl-mapping-editor') !== undefined)
    return html`<div class="field" data-pointer=${pointer}>
      ${head}${keyed(
        pointer,
        html`<yl-mapping-editor .session=${session} .pointer=${pointer} .label=${label}></yl-mapping-editor>`,
      )}${renderFaults(context, pointer, false)}
    </div>`;
  const place = { ...design, pointer };
  const value = objectAt(place);
  const known = new Map(pickOptions(place, names).map((option) => [option.value, option]));
  const left: readonly Option[] = [...known.values()].filter(({ value: name }) => !Object.hasOwn(value, name));
  return html`<div class="field mapping" data-pointer=${pointer} role="group" aria-label=${label}>
    ${head}
    ${Object.keys(value).map((name) => {
      const at = pointer + jsonPointer(name);
      const title = known.get(name)?.label ?? name;
      return html`<div class="pair">
        <div class="grow">
          ${renderFeel(context, at, {
            label: title === name ? name : `${title}（${name}）`,
            hint: '',
            quiet: false,
            rows: 1,
            set: (next, done = true) => {
              context.run(
                at,
                next === undefined
                  ? { type: 'set', pointer: at, value: '' }
                  : { type: 'set', pointer: at, value: next },
                !done,
              );
            },
          })}
        </div>
        ${
          readonly
            ? nothing
            : html`<button
                type="button"
                class="icon plain"
                aria-label=${`${texts.remove} ${title}`}
                title=${texts.remove}
                @click=${() =>
                  context.run(pointer, { type: 'remove', pointer: at, ...(required ? {} : { andEmpty: true }) })}
              >
                ×
              </button>`
        }
      </div>`;
    })}
    ${
      readonly
        ? nothing
        : html`<yl-pick-control
            quiet
            free
            .label=${`${label} ${texts.addEntry}`}
            .placeholder=${`+ ${texts.addEntry}`}
            .options=${left}
            .locale=${design.locale}
            @yl-change=${(event: CustomEvent<ControlChange<string | undefined>>) => {
              const name = event.detail.value;
              (event.target as HTMLElement & { value?: string }).value = undefined;
              if (name === undefined || name === '') return;
              const at = pointer + jsonPointer(name);
              if (context.run(pointer, { type: 'set', pointer: at, value: 'null' })) context.focus(at);
            }}
          ></yl-pick-control>`
    }
    ${renderFaults(context, pointer, false)}
  </div>`;
}
