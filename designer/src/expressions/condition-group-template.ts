import { html, nothing, type TemplateResult } from 'lit';
import type { ControlChange } from '../controls/index.js';
import { termWords, type Condition, type Term } from '../model/index.js';
import { conditionAbout, fieldOf, leftKey, leftOptions, termAbout, type BuilderContext } from './condition-context.js';
import {
  conditionOfRow,
  operatorsOf,
  rowOf,
  sortOf,
  withLeft,
  withOperator,
  type RowOperator,
} from './condition-row.js';
import { fill, operatorText } from './condition-texts.js';
import type { ConditionPath, Group } from './condition-tree.js';
import { asGroup, isGroup } from './condition-tree.js';
import { valueTemplate } from './condition-value-template.js';

type Picked = CustomEvent<ControlChange<string | undefined>>;

/** The conditions of a group under each other, with what joins them. */
export function groupTemplate(group: Group, path: ConditionPath, context: BuilderContext): TemplateResult {
  const { texts, readonly, pending } = context;
  const isPending = (how: 'add' | 'beside', at: ConditionPath): boolean =>
    pending?.how === how && pending.path.join() === at.join();
  return html`<ol class="rows">
      ${group.parts.map((part, index) => {
        const at = [...path, index];
        const join = index === 0 ? (path.length === 0 ? texts.when : '') : group.kind === 'all' ? texts.and : texts.or;
        return html`<li>
          <span class="join">${join}</span>
          <div class="part">
            ${partTemplate(part, at, group, context)} ${isPending('beside', at) ? pendingTemplate(context) : nothing}
          </div>
        </li>`;
      })}
    </ol>
    ${isPending('add', path) ? pendingTemplate(context) : nothing}
    ${
      readonly
        ? nothing
        : html`<button
            type="button"
            class="add"
            data-path=${path.join('.')}
            @click=${() => context.begin({ path, how: 'add' })}
          >
            ＋ ${texts.add}
          </button>`
    }`;
}

function partTemplate(part: Condition, path: ConditionPath, group: Group, context: BuilderContext): TemplateResult {
  const { texts } = context;
  if (isGroup(part))
    return html`<div class="box" role="group" aria-label=${part.kind === 'all' ? texts.all : texts.any}>
      <div class="line">
        ${joinTemplate(part, path, context)} ${toolsTemplate(path, group, context, texts.removeGroup)}
      </div>
      ${groupTemplate(part, path, context)}
    </div>`;
  if (part.kind === 'not')
    return html`<div class="box" role="group" aria-label=${texts.not}>
      <div class="line">
        <b>${texts.not}</b>
        ${
          context.readonly
            ? nothing
            : html`<button type="button" class="small" @click=${() => context.change(path, part.part)}>
                ${texts.unnot}
              </button>`
        }
        ${toolsTemplate(path, group, context, texts.removeGroup)}
      </div>
      ${insideTemplate(part.part, [...path, 0], context)}
    </div>`;
  if (part.kind === 'rows') return rowsTemplate(part, path, group, context);
  return rowTemplate(part, path, group, context);
}

/** What a negation or the rows of a table hold: always a group here, see `shownTree`. */
function insideTemplate(inner: Condition, path: ConditionPath, context: BuilderContext): TemplateResult {
  const group = asGroup(inner);
  return html`${group.parts.length > 1 ? joinTemplate(group, path, context) : nothing}
  ${groupTemplate(group, path, context)}`;
}

function rowsTemplate(
  part: Extract<Condition, { readonly kind: 'rows' }>,
  path: ConditionPath,
  group: Group,
  context: BuilderContext,
): TemplateResult {
  const { texts, locale, readonly, scope } = context;
  const table = scope.fields.get(part.list[0] ?? '');
  const inside = { ...context, rows: new Map([...context.rows, [part.row, table?.columns ?? new Map()] as const]) };
  const title = fill(texts.rowsOf, { table: table?.title ?? part.list.join('.') });
  return html`<div class="box" role="group" aria-label=${title}>
    <div class="line">
      ${leftTemplate(leftKey(part), path, context)}
      <yl-choice-control
        class="operator"
        quiet
        .locale=${locale}
        .label=${texts.comparison}
        .options=${[
          { value: 'some', label: texts.some },
          { value: 'every', label: texts.every },
        ]}
        .value=${part.which}
        .readonly=${readonly}
        @yl-change=${({ detail }: Picked) => context.change(path, { ...part, which: detail.value === 'every' ? 'every' : 'some' })}
      ></yl-choice-control>
      ${toolsTemplate(path, group, context, texts.remove)}
    </div>
    ${insideTemplate(part.condition, [...path, 0], inside)}
  </div>`;
}

function rowTemplate(part: Condition, path: ConditionPath, group: Group, context: BuilderContext): TemplateResult {
  const { texts, locale, readonly } = context;
  const row = rowOf(part);
  if (row === undefined) return html``;
  const field = fieldOf(row.left, context);
  const sort = sortOf(row.left, field);
  const operators = operatorsOf(sort, row.left);
  const shown = operators.includes(row.operator) ? operators : [...operators, row.operator];
  return html`<div class="line row" role="group" aria-label=${wordsOf(row.left, context)}>
    ${leftTemplate(leftKey(row.left), path, context, row.left)}
    <yl-choice-control
      class="operator"
      quiet
      .locale=${locale}
      .label=${texts.comparison}
      .options=${shown.map((operator) => ({ value: operator, label: operatorText(operator, sort, locale) }))}
      .value=${row.operator}
      .readonly=${readonly}
      @yl-change=${({ detail }: Picked) =>
        context.change(path, conditionOfRow(withOperator(row, (detail.value ?? '=') as RowOperator, field)))}
    ></yl-choice-control>
    ${valueTemplate(row, context, (next, typing) => context.change(path, conditionOfRow(next), typing))}
    ${toolsTemplate(path, group, context, texts.remove)}
  </div>`;
}

function leftTemplate(key: string, path: ConditionPath, context: BuilderContext, left?: Term): TemplateResult {
  const { texts, locale, readonly } = context;
  const options = leftOptions(context);
  // Something only an expression could name is shown as it is.
  const shown =
    options.some(({ value }) => value === key) || left === undefined
      ? options
      : [{ value: key, label: wordsOf(left, context) }, ...options];
  return html`<yl-pick-control
    class="left"
    quiet
    .locale=${locale}
    .label=${texts.field}
    .options=${shown}
    .value=${key}
    .readonly=${readonly}
    @yl-change=${({ detail }: Picked) => {
      const next = detail.value;
      if (next === undefined || next === key) return;
      if (next.startsWith('s:') || left === undefined) return context.change(path, conditionAbout(next, context));
      const row = rowOfLeft(left, path, context);
      const term = termAbout(next);
      context.change(
        path,
        row === undefined
          ? conditionAbout(next, context)
          : conditionOfRow(withLeft(row, term, fieldOf(term, context), fieldOf(left, context))),
      );
    }}
  ></yl-pick-control>`;
}

function rowOfLeft(left: Term, path: ConditionPath, context: BuilderContext) {
  const part = context.at(path);
  const row = part === undefined ? undefined : rowOf(part);
  return row === undefined ? undefined : { ...row, left };
}

/** How the conditions of a group are joined. */
export function joinTemplate(group: Group, path: ConditionPath, context: BuilderContext): TemplateResult {
  const { texts, locale, readonly } = context;
  return html`<yl-choice-control
    class="join-choice"
    quiet
    .locale=${locale}
    .label=${texts.meet}
    .options=${[
      { value: 'all', label: texts.all },
      { value: 'any', label: texts.any },
    ]}
    .value=${group.kind}
    .readonly=${readonly}
    @yl-change=${({ detail }: Picked) => context.change(path, { ...group, kind: detail.value === 'any' ? 'any' : 'all' })}
  ></yl-choice-control>`;
}

function toolsTemplate(
  path: ConditionPath,
  group: Group,
  context: BuilderContext,
  label: string,
): TemplateResult | typeof nothing {
  if (context.readonly) return nothing;
  const { texts } = context;
  const index = path.at(-1) ?? 0;
  const other = group.kind === 'all' ? texts.orElse : texts.andAlso;
  return html`<span class="tools">
    <button type="button" class="small plain" @click=${() => context.begin({ path, how: 'beside' })}>${other}</button>
    ${
      group.parts.length < 2
        ? nothing
        : html`<button
              type="button"
              class="icon plain move"
              aria-label=${texts.moveUp}
              title=${texts.moveUp}
              ?disabled=${index === 0}
              @click=${() => context.move(path, -1)}
            >
              ↑
            </button>
            <button
              type="button"
              class="icon plain move"
              aria-label=${texts.moveDown}
              title=${texts.moveDown}
              ?disabled=${index === group.parts.length - 1}
              @click=${() => context.move(path, 1)}
            >
              ↓
            </button>`
    }
    <button
      type="button"
      class="icon plain remove"
      aria-label=${label}
      title=${label}
      @click=${() => context.remove(path)}
    >
      ×
    </button>
  </span>`;
}

function pendingTemplate(context: BuilderContext): TemplateResult {
  const { texts, locale } = context;
  return html`<div class="line row pending">
    <yl-pick-control
      id="pending"
      class="left"
      quiet
      .locale=${locale}
      .label=${texts.chooseField}
      .placeholder=${texts.chooseField}
      .options=${leftOptions(context)}
      @yl-change=${({ detail }: Picked) => context.choose(detail.value)}
    ></yl-pick-control>
    <button
      type="button"
      class="icon plain"
      aria-label=${texts.cancel}
      title=${texts.cancel}
      @click=${() => context.choose(undefined)}
    >
      ×
    </button>
  </div>`;
}

function wordsOf(term: Term, { scope, rows, locale }: BuilderContext): string {
  return termWords(term, { fields: scope.fields, rows, locale });
}
