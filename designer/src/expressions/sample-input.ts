import { html, type TemplateResult } from 'lit';
import type { Json, Locale } from '@yunliu/engine/definition';
import type { Organisation } from '@yunliu/engine/simulate';
import { departmentOptions, peopleOptions, type ControlChange } from '../controls/index.js';
import type { ConditionField } from '../model/index.js';
import { choiceValue, sortOf } from './condition-row.js';
import { conditionTexts } from './condition-texts.js';

/** Where a value is typed in to try something on. */
export interface SamplePlace {
  readonly locale: Locale;
  readonly organisation: Organisation | undefined;
  set(name: string, value: Json | undefined): void;
}

/** An input that fits the field: a choice, a number, a person, a day; JSON for what has no input of its own. */
export function sampleInput(
  name: string,
  field: ConditionField | undefined,
  value: Json | undefined,
  place: SamplePlace,
): TemplateResult {
  const { locale } = place;
  const texts = conditionTexts(locale);
  const label = field?.title ?? name;
  const sort = sortOf({ term: 'field', path: [name] }, field);
  const set = (next: Json | undefined): void => {
    place.set(name, next);
  };
  const { organisation } = place;
  const options =
    (field?.choices.size ?? 0) > 0
      ? [...(field?.choices ?? [])].map(([one, title]) => ({ value: one, label: title }))
      : sort === 'user' && organisation !== undefined
        ? peopleOptions(organisation, locale)
        : sort === 'department' && organisation !== undefined
          ? departmentOptions(organisation)
          : undefined;
  if (sort === 'yes-no')
    return html`<yl-choice-control
      .locale=${locale}
      .label=${label}
      .empty=${texts.isEmpty}
      .options=${[
        { value: 'true', label: texts.yes },
        { value: 'false', label: texts.no },
      ]}
      .value=${typeof value === 'boolean' ? String(value) : undefined}
      @yl-change=${({ detail }: CustomEvent<ControlChange<string | undefined>>) =>
        set(detail.value === undefined ? undefined : detail.value === 'true')}
    ></yl-choice-control>`;
  if (sort === 'choices' && options !== undefined)
    return html`<yl-picks-control
      .locale=${locale}
      .label=${label}
      .options=${options}
      .value=${Array.isArray(value) ? value.map(String) : []}
      @yl-change=${({ detail }: CustomEvent<ControlChange<readonly string[]>>) =>
        set(detail.value.map((one) => choiceValue(field, one)))}
    ></yl-picks-control>`;
  if (options !== undefined)
    return html`<yl-pick-control
      clearable
      .locale=${locale}
      .label=${label}
      .options=${options}
      .value=${typeof value === 'string' || typeof value === 'number' ? String(value) : undefined}
      @yl-change=${({ detail }: CustomEvent<ControlChange<string | undefined>>) =>
        set(detail.value === undefined ? undefined : choiceValue(field, detail.value))}
    ></yl-pick-control>`;
  if (sort === 'number' || sort === 'money')
    return html`<yl-number-control
      step="0.01"
      .locale=${locale}
      .label=${label}
      .value=${typeof value === 'number' ? value : undefined}
      @yl-change=${({ detail }: CustomEvent<ControlChange<number | undefined>>) => set(detail.value)}
    ></yl-number-control>`;
  if (sort === 'date' || sort === 'moment')
    return html`<div class="field">
      <label for=${`in-${name}`}>${label}</label>
      <input
        id=${`in-${name}`}
        type=${sort === 'date' ? 'date' : 'datetime-local'}
        .value=${typeof value === 'string' ? (sort === 'date' ? value.slice(0, 10) : wallTime(value)) : ''}
        @change=${(event: Event) => {
          const { value: text } = event.target as HTMLInputElement;
          set(text === '' ? undefined : sort === 'date' ? text : `${text}:00+08:00`);
        }}
      />
    </div>`;
  if (sort === 'text' && (field?.kind !== 'other' || field.schema.type === 'string'))
    return html`<yl-text-control
      .locale=${locale}
      .label=${label}
      .value=${typeof value === 'string' ? value : ''}
      @yl-change=${({ detail }: CustomEvent<ControlChange<string | undefined>>) => set(detail.value)}
    ></yl-text-control>`;
  return html`<yl-text-control
    code
    .locale=${locale}
    .label=${label}
    .hint=${texts.jsonValue}
    .value=${value === undefined || value === null ? '' : JSON.stringify(value)}
    @yl-change=${({ detail, target }: CustomEvent<ControlChange<string | undefined>>) => {
      const parsed = jsonOf(detail.value);
      (target as HTMLElement & { faults: unknown }).faults =
        parsed === undefined && detail.value !== undefined ? [{ text: texts.badJson, severity: 'error' }] : [];
      if (parsed !== undefined || detail.value === undefined) set(parsed);
    }}
  ></yl-text-control>`;
}

function jsonOf(text: string | undefined): Json | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}

/** An instant on the clock of Shanghai, as the input takes it. */
function wallTime(instant: string): string {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? '' : new Date(at + 8 * 3_600_000).toISOString().slice(0, 16);
}
