import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { jsonPointer, type Json } from '@yunliu/engine/definition';
import type { ControlChange, Option } from '../controls/index.js';
import type { ChoiceOption, Field, Words } from './describe/field.js';
import { faultsOf, type FieldPlace, type PanelContext } from './panel-context.js';
import { pickOptions } from './pick-options.js';
import { valueOf } from './place.js';
import { renderFaults } from './render-faults.js';
import { renderFeel } from './render-feel.js';
import { renderCollection } from './render-collection.js';
import { renderJson } from './render-json.js';
import { renderMapping } from './render-mapping.js';
import { isUnchosenName, isUnchosenText } from '../model/index.js';
import { isObject } from './describe/commands.js';
import { renderModes } from './render-modes.js';
import { renderRights } from './render-rights.js';
import { renderName, renderRouteKey } from './render-name.js';
import { setField } from './set-field.js';

type Change<Value> = CustomEvent<ControlChange<Value | undefined>>;

/** The control of a field, with label, hint, faults and what it does. */
export function renderField(context: PanelContext, field: Field, { owner, loose, quiet = false }: FieldPlace): unknown {
  const { design, session, readonly } = context;
  const { locale } = design;
  const pointer = field.key === '' ? owner : owner + jsonPointer(field.key);
  const place = { ...design, pointer };
  const value = field.key === '' ? undefined : valueOf(place);
  const say = (words: Words | undefined): string => words?.[locale === 'en' ? 1 : 0] ?? '';
  const label = say(field.label);
  const hint = say(field.hint);
  const { control } = field;
  const set = (next: Json | undefined, done = true): void => {
    context.run(pointer, setField(place, field, next, loose), !done);
  };
  const changed = (event: Change<Json>): void => set(event.detail.value, event.detail.done);
  const typedOver = (event: Change<Json>): void => {
    const next = event.detail.value;
    const own = isUnchosenText(value) && isObject(next) ? next[locale] : next;
    set(own ?? next, event.detail.done);
  };
  const done = (): void => session.stack.endTyping();
  const leaf = faultsOf(context, pointer, true);
  const options = (list: readonly ChoiceOption[]): readonly Option[] =>
    list.map((option) => ({ value: option.value, label: say(option.label) }));

  switch (control.kind) {
    case 'text':
      return html`<yl-text-control
        data-pointer=${pointer}
        .value=${text(value)}
        .label=${label}
        .hint=${hint}
        .faults=${leaf}
        .rows=${control.rows ?? 1}
        .code=${control.code === true}
        ?quiet=${quiet}
        ?readonly=${readonly}
        ?required=${field.required}
        .locale=${locale}
        @yl-change=${changed}
        @yl-done=${done}
      ></yl-text-control>`;
    case 'localized':
      return html`<yl-localized-control
        data-pointer=${pointer}
        .value=${value}
        .label=${label}
        .hint=${hint}
        .faults=${leaf}
        .rows=${control.rows ?? 1}
        ?quiet=${quiet}
        ?readonly=${readonly}
        ?required=${field.required}
        .locale=${locale}
        @yl-change=${typedOver}
        @yl-done=${done}
      ></yl-localized-control>`;
    case 'number':
      return html`<yl-number-control
        data-pointer=${pointer}
        .value=${typeof value === 'number' ? value : undefined}
        .label=${label}
        .hint=${hint}
        .faults=${leaf}
        .min=${control.min}
        .max=${control.max}
        .percent=${control.percent === true}
        .unit=${say(control.unit)}
        .step=${control.whole === true ? 1 : 0.01}
        .placeholder=${control.placeholder ?? ''}
        ?quiet=${quiet}
        ?readonly=${readonly}
        ?required=${field.required}
        .locale=${locale}
        @yl-change=${changed}
        @yl-done=${done}
      ></yl-number-control>`;
    case 'switch':
      return html`<yl-switch-control
        data-pointer=${pointer}
        .value=${typeof value === 'boolean' ? value : undefined}
        .fallback=${control.fallback}
        .label=${label}
        .hint=${hint}
        .faults=${leaf}
        ?readonly=${readonly}
        .locale=${locale}
        @yl-change=${changed}
      ></yl-switch-control>`;
    case 'choice':
      return html`<yl-choice-control
        data-pointer=${pointer}
        .value=${text(value)}
        .options=${options(control.options)}
        .empty=${control.empty === undefined ? undefined : say(control.empty)}
        .label=${label}
        .hint=${hint}
        .faults=${leaf}
        ?quiet=${quiet}
        ?readonly=${readonly}
        .locale=${locale}
        @yl-change=${changed}
      ></yl-choice-control>`;
    case 'some':
      return html`<yl-checks-control
        data-pointer=${pointer}
        .value=${list(value)}
        .options=${options(control.options)}
        .label=${label}
        .hint=${hint}
        .faults=${leaf}
        ?quiet=${quiet}
        ?readonly=${readonly}
        .locale=${locale}
        @yl-change=${changed}
      ></yl-checks-control>`;
    case 'pick':
      return html`<yl-pick-control
        data-pointer=${pointer}
        .value=${isUnchosenName(value) ? undefined : text(value)}
        .options=${pickOptions(place, control.of)}
        .free=${control.free === true}
        .clearable=${field.required !== true}
        .label=${label}
        .hint=${hint}
        .faults=${leaf}
        ?quiet=${quiet}
        ?readonly=${readonly}
        ?required=${field.required}
        .locale=${locale}
        @yl-change=${changed}
      ></yl-pick-control>`;
    case 'picks':
      return html`<yl-picks-control
        data-pointer=${pointer}
        .value=${list(value)}
        .options=${pickOptions(place, control.of)}
        .free=${control.free === true}
        .label=${label}
        .hint=${hint}
        .faults=${leaf}
        ?quiet=${quiet}
        ?readonly=${readonly}
        .locale=${locale}
        @yl-change=${(event: Change<readonly string[]>) => {
          const next = event.detail.value;
          set(next === undefined || next.length === 0 ? undefined : [...next]);
        }}
      ></yl-picks-control>`;
    case 'duration': {
      const calendar = valueOf({ ...design, pointer: `${owner}/calendar` });
      const counts = design.world.calendars.find(({ key }) => key === calendar)?.counts;
      return html`<yl-duration-control
        data-pointer=${pointer}
        .value=${text(value)}
        .working=${counts !== undefined && counts !== 'elapsed'}
        .clearable=${field.required !== true}
        .label=${label}
        .hint=${hint}
        .faults=${leaf}
        ?quiet=${quiet}
        ?readonly=${readonly}
        .locale=${locale}
        @yl-change=${changed}
        @yl-done=${done}
      ></yl-duration-control>`;
    }
    case 'feel':
      return renderFeel(context, pointer, { label, hint, quiet, rows: control.rows ?? 1, set });
    case 'condition':
      return customElements.get('yl-condition-builder') === undefined
        ? renderFeel(context, pointer, { label, hint, quiet, rows: 2, set })
        : html`<div class="field" data-pointer=${pointer}>
            <span class="label">${label}</span>
            ${keyed(
              pointer,
              html`<yl-condition-builder
                .session=${session}
                .pointer=${pointer}
                .label=${label}
              ></yl-condition-builder>`,
            )}
            ${renderFaults(context, pointer, true)}
          </div>`;
    case 'name':
    case 'state-key':
      return renderName(context, field, place, label, hint);
    case 'route-key':
      return renderRouteKey(context, place, label);
    case 'mapping':
      return renderMapping(context, pointer, { label, hint, names: control.names, required: field.required === true });
    case 'assignment':
      return renderModes(context, field, place, quiet);
    case 'modes':
      return renderModes(context, field, place, quiet);
    case 'object':
      return html`<fieldset data-pointer=${pointer}>
        <legend class=${quiet ? 'sr' : ''}>${label}</legend>
        ${hint === '' ? nothing : html`<div class="hint">${hint}</div>`}${renderFaults(context, pointer, false)}
        ${context.fields(pointer, control.fields(), { loose: control.loose === true, kept: control.kept ?? [] })}
      </fieldset>`;
    case 'list':
    case 'record':
      return renderCollection(context, field, place, control, quiet);
    case 'rights':
      return renderRights(context, pointer, label);
    case 'json':
      return renderJson(context, pointer, label, control.rows ?? 4, field.required === true);
  }
}

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function list(value: Json | undefined): readonly string[] | undefined {
  return Array.isArray(value) ? (value as readonly string[]) : undefined;
}
