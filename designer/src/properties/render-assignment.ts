import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { ControlChange } from '../controls/index.js';
import { firstOf } from './describe/assignment.js';
import { isObject, put } from './describe/commands.js';
import type { Field } from './describe/field.js';
import { faultsOf, type PanelContext } from './panel-context.js';
import { stateAround, valueOf, type DesignPlace } from './place.js';
import { renderFaults } from './render-faults.js';

/** The builder of who, where it is loaded; undefined where the plain choices must do. */
export function renderAssignment(
  context: PanelContext,
  field: Field,
  place: DesignPlace,
  optional: boolean,
  quiet: boolean,
): unknown {
  const { design, session, texts, readonly } = context;
  const { pointer } = place;
  const value = valueOf(place);
  if (customElements.get('yl-assignment-builder') === undefined || (!optional && !isObject(value))) return undefined;
  const label = field.label[design.locale === 'en' ? 1 : 0];
  const ofTask = /\/states\/[^/]+\/assign$/.test(pointer);
  const set = isObject(value);
  const choose = (event: CustomEvent<ControlChange<string | undefined>>): void => {
    const rule = event.detail.value === 'set' ? { by: 'role', role: firstOf(place, 'role') } : undefined;
    context.run(pointer, put(place, rule));
  };
  return html`<div class="field" data-pointer=${pointer}>
    ${
      optional
        ? html`<yl-choice-control
            data-pointer="${pointer}#mode"
            .value=${set ? 'set' : 'none'}
            .options=${[
              { value: 'none', label: texts.nobody },
              { value: 'set', label: texts.somebody },
            ]}
            .label=${label}
            .faults=${set ? [] : faultsOf(context, pointer, true)}
            ?readonly=${readonly}
            .locale=${design.locale}
            @yl-change=${choose}
          ></yl-choice-control>`
        : html`<span class=${quiet ? 'sr' : 'label'}>${label}</span>`
    }
    ${
      set
        ? html`<div class=${ofTask ? '' : 'within'}>
            ${keyed(
              pointer,
              ofTask
                ? html`<yl-assignment-builder
                    .session=${session}
                    .state=${stateAround(place)}
                    ?readonly=${readonly}
                  ></yl-assignment-builder>`
                : html`<yl-assignment-builder
                    .session=${session}
                    .pointer=${pointer}
                    ?readonly=${readonly}
                  ></yl-assignment-builder>`,
            )}${renderFaults(context, pointer, true)}
          </div>`
        : nothing
    }
  </div>`;
}
