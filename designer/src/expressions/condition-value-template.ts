import { html, nothing, type TemplateResult } from 'lit';
import { departmentOptions, peopleOptions, type ControlChange, type Option } from '../controls/index.js';
import type { ConditionField, Term } from '../model/index.js';
import { fieldOf, type BuilderContext } from './condition-context.js';
import { choiceValue, fitDates, sortOf, type ConditionRow, type ValueSort } from './condition-row.js';

/** Inputs for what a row compares with, fitting the kind of the field. */
export function valueTemplate(
  row: ConditionRow,
  context: BuilderContext,
  change: (row: ConditionRow, typing: boolean) => void,
): TemplateResult | typeof nothing {
  const field = fieldOf(row.left, context);
  const sort = sortOf(row.left, field);
  if (row.operator === 'in') return listTemplate(row, field, sort, context, change);
  if (row.right.length === 0) return nothing;
  const set = (at: number) => (term: Term, typing: boolean) =>
    change(fitDates({ ...row, right: row.right.map((one, index) => (index === at ? term : one)) }, field), typing);
  const { texts } = context;
  if (row.operator !== 'between')
    return termTemplate(row.right[0], texts.value, { field, sort, context, change: set(0) });
  return html`${termTemplate(row.right[0], texts.from, { field, sort, context, change: set(0) })}
    <span aria-hidden="true">–</span>
    ${termTemplate(row.right[1], texts.to, { field, sort, context, change: set(1) })}`;
}

interface TermPlace {
  readonly field: ConditionField | undefined;
  readonly sort: ValueSort;
  readonly context: BuilderContext;
  readonly change: (term: Term, typing: boolean) => void;
}

function termTemplate(term: Term | undefined, label: string, place: TermPlace): TemplateResult {
  const { sort, context } = place;
  const { texts, locale, readonly } = context;
  const others = comparable(place);
  const mode =
    term?.term === 'field' || term?.term === 'count'
      ? 'field'
      : term?.term === 'today' || term?.term === 'now'
        ? term.term
        : 'value';
  const modes: Option[] = [
    ...(sort === 'moment' ? [] : [{ value: 'value', label: texts.fixed }]),
    ...(sort === 'date' || sort === 'moment' ? [{ value: 'today', label: texts.aboutToday }] : []),
    ...(sort === 'moment'
      ? [
          { value: 'now', label: texts.aboutNow },
          { value: 'value', label: texts.fixed },
        ]
      : []),
    ...(others.length > 0 || mode === 'field' ? [{ value: 'field', label: texts.otherField }] : []),
  ];
  const switched = (event: CustomEvent<ControlChange<string | undefined>>): void => {
    place.change(termOfMode(event.detail.value ?? 'value', place, others), false);
  };
  return html`${
    modes.length < 2
      ? nothing
      : html`<yl-choice-control
          class="mode"
          quiet
          .locale=${locale}
          .label=${texts.compareWith}
          .options=${modes}
          .value=${mode}
          .readonly=${readonly}
          @yl-change=${switched}
        ></yl-choice-control>`
  }${mode === 'field' ? fieldTemplate(term, label, others, place) : mode === 'value' ? fixedTemplate(term, label, place) : aroundTemplate(term, place)}`;
}

function termOfMode(mode: string, { sort, field, context }: TermPlace, others: readonly Option[]): Term {
  if (mode === 'field') return { term: 'field', path: (others[0]?.value ?? '').split('.') };
  if (mode === 'today' || mode === 'now') return { term: mode };
  if (sort === 'date' || sort === 'moment') return { term: 'date', date: new Date().toLocaleDateString('sv') };
  if (sort === 'number' || sort === 'money') return { term: 'value', value: 0 };
  const [first] = field?.choices.keys() ?? [];
  const user = sort === 'user' ? context.organisation.users[0]?.id : context.organisation.departments[0]?.id;
  const named = sort === 'user' || sort === 'department' ? user : undefined;
  return { term: 'value', value: named ?? choiceValue(field, first ?? '') };
}

/** Fields that hold the same sort of thing. */
function comparable({ sort, field, context }: TermPlace): readonly Option[] {
  const { scope, rows } = context;
  const all = [
    ...[...rows].flatMap(([row, columns]) => [...columns.values()].map((one) => ({ path: `${row}.${one.name}`, one }))),
    ...[...scope.fields.values()].map((one) => ({ path: one.name, one })),
  ];
  const like = (other: ConditionField): boolean => {
    const is = sortOf({ term: 'field', path: [other.name] }, other);
    if (sort === 'date' || sort === 'moment') return is === 'date' || is === 'moment';
    if (sort === 'number' || sort === 'money') return is === 'number' || is === 'money';
    if (sort === 'choice')
      return is === 'choice' && [...other.choices.keys()].join() === [...(field?.choices.keys() ?? [])].join();
    return is === sort && sort !== 'choices' && sort !== 'other';
  };
  return all
    .filter(({ one }) => one !== field && like(one))
    .map(({ path, one }) => ({ value: path, label: one.title, detail: path }));
}

function fieldTemplate(
  term: Term | undefined,
  label: string,
  others: readonly Option[],
  place: TermPlace,
): TemplateResult {
  const value = term?.term === 'field' || term?.term === 'count' ? term.path.join('.') : undefined;
  return html`<yl-pick-control
    class="value"
    quiet
    .locale=${place.context.locale}
    .label=${label}
    .options=${others}
    .value=${value}
    .readonly=${place.context.readonly}
    @yl-change=${({ detail }: CustomEvent<ControlChange<string | undefined>>) =>
      place.change({ term: 'field', path: (detail.value ?? '').split('.') }, false)}
  ></yl-pick-control>`;
}

function fixedTemplate(
  term: Term | undefined,
  label: string,
  { field, sort, context, change }: TermPlace,
): TemplateResult {
  const { locale, texts, readonly, organisation, done } = context;
  const value = term?.term === 'value' ? term.value : undefined;
  const tell = (next: string | number, typing = false): void => change({ term: 'value', value: next }, typing);
  const choices = choiceOptions(field);
  if (choices.length > 0)
    return html`<yl-choice-control
      class="value"
      quiet
      .locale=${locale}
      .label=${label}
      .options=${choices}
      .value=${value === undefined ? undefined : String(value)}
      .readonly=${readonly}
      @yl-change=${({ detail }: CustomEvent<ControlChange<string | undefined>>) => tell(choiceValue(field, detail.value ?? ''))}
    ></yl-choice-control>`;
  if (sort === 'date' || sort === 'moment')
    return html`<input
      class="value"
      type="date"
      aria-label=${label}
      .value=${term?.term === 'date' ? term.date : ''}
      ?readonly=${readonly}
      @change=${(event: Event) => {
        const { value: date } = event.target as HTMLInputElement;
        if (date !== '') change({ term: 'date', date }, false);
      }}
    />`;
  if (sort === 'number' || sort === 'money')
    return html`<yl-number-control
      class="value"
      quiet
      .locale=${locale}
      .label=${label}
      .unit=${sort === 'money' ? texts.unit : ''}
      .step=${field?.kind === 'integer' ? 1 : 0.01}
      .value=${typeof value === 'number' ? value : undefined}
      .readonly=${readonly}
      @yl-change=${({ detail }: CustomEvent<ControlChange<number | undefined>>) => {
        if (detail.value !== undefined) tell(detail.value, true);
      }}
      @yl-done=${done}
    ></yl-number-control>`;
  if (sort === 'user' || sort === 'department')
    return html`<yl-pick-control
      class="value"
      quiet
      .locale=${locale}
      .label=${label}
      .options=${sort === 'user' ? peopleOptions(organisation, locale) : departmentOptions(organisation)}
      .value=${value === undefined || value === '' ? undefined : String(value)}
      .readonly=${readonly}
      @yl-change=${({ detail }: CustomEvent<ControlChange<string | undefined>>) => tell(detail.value ?? '')}
    ></yl-pick-control>`;
  return html`<yl-text-control
    class="value"
    quiet
    .locale=${locale}
    .label=${label}
    .value=${value === undefined ? '' : String(value)}
    .readonly=${readonly}
    @yl-change=${({ detail }: CustomEvent<ControlChange<string | undefined>>) => tell(detail.value ?? '', true)}
    @yl-done=${done}
  ></yl-text-control>`;
}

/** Today or now, or so long before or after it. */
function aroundTemplate(term: Term | undefined, { context, change }: TermPlace): TemplateResult {
  const { texts, locale, readonly } = context;
  if (term?.term !== 'today' && term?.term !== 'now') return html``;
  const { offset } = term;
  const back = offset?.startsWith('-') === true;
  const length = back ? offset?.slice(1) : offset;
  const where = offset === undefined ? 'at' : back ? 'before' : 'after';
  const tell = (to: string, by: string): void =>
    change(to === 'at' ? { term: term.term } : { term: term.term, offset: (to === 'before' ? '-' : '') + by }, false);
  return html`<yl-choice-control
      class="mode"
      quiet
      .locale=${locale}
      .label=${texts.compareWith}
      .options=${[
        { value: 'at', label: term.term === 'today' ? texts.exactly : texts.exactlyNow },
        { value: 'after', label: texts.after },
        { value: 'before', label: texts.before },
      ]}
      .value=${where}
      .readonly=${readonly}
      @yl-change=${({ detail }: CustomEvent<ControlChange<string | undefined>>) =>
        tell(detail.value ?? 'at', length ?? (term.term === 'today' ? 'P1D' : 'PT1H'))}
    ></yl-choice-control
    >${
      length === undefined
        ? nothing
        : html`<yl-duration-control
            class="value"
            quiet
            .locale=${locale}
            .label=${texts.length}
            .value=${length}
            .readonly=${readonly}
            @yl-change=${({ detail }: CustomEvent<ControlChange<string | undefined>>) => {
              if (detail.value !== undefined && /^P[\dYMWDTHS.]+$/.test(detail.value)) tell(where, detail.value);
            }}
          ></yl-duration-control>`
    }`;
}

function listTemplate(
  row: ConditionRow,
  field: ConditionField | undefined,
  sort: ValueSort,
  { locale, texts, readonly, organisation }: BuilderContext,
  change: (row: ConditionRow, typing: boolean) => void,
): TemplateResult {
  const choices = choiceOptions(field);
  const options =
    choices.length > 0
      ? choices
      : sort === 'user'
        ? peopleOptions(organisation, locale)
        : sort === 'department'
          ? departmentOptions(organisation)
          : [];
  const isNumber = sort === 'number' || sort === 'money';
  return html`<yl-picks-control
    class="value wide"
    quiet
    .locale=${locale}
    .label=${texts.value}
    .options=${options}
    .free=${options.length === 0}
    .value=${row.values.map(String)}
    .readonly=${readonly}
    @yl-change=${({ detail }: CustomEvent<ControlChange<readonly string[]>>) => {
      const values = detail.value.map((text) => (isNumber ? Number(text) : choiceValue(field, text)));
      change({ ...row, values: values.filter((value) => typeof value === 'string' || !Number.isNaN(value)) }, false);
    }}
  ></yl-picks-control>`;
}

function choiceOptions(field: ConditionField | undefined): readonly Option[] {
  return [...(field?.choices ?? [])].map(([value, label]) => ({ value, label }));
}
