import { html, nothing, type TemplateResult } from 'lit';
import type { Json } from '@yunliu/engine/definition';
import { choicesOf, type PickerKind } from '@yunliu/engine/forms';
import { departmentOptions, roleOptions } from '../controls/index.js';
import { offeredEntries } from '../model/index.js';
import { expressionInput } from './expression-input.js';
import { setElement, setMany, setOption, setSchema, type MakeCommands } from './field-edit.js';
import { fill } from './form-designer-texts.js';
import { formulaOffers } from './formula-offers.js';
import type { FormNode } from './form-tree.js';
import { option } from './property-basics.js';
import {
  choiceInput,
  numberInput,
  pickInput,
  section,
  switchInput,
  textInput,
  type PropertyContext,
} from './property-context.js';

const DEFAULTED: readonly string[] = [
  'text',
  'multi-line',
  'integer',
  'number',
  'money',
  'date',
  'date-time',
  'time',
  'choice',
  'yes-no',
  'user',
  'department',
  'role',
  'system',
];
const COMPUTED: readonly string[] = [
  'text',
  'multi-line',
  'integer',
  'number',
  'money',
  'date',
  'date-time',
  'yes-no',
  'choice',
];

/** What it holds at first. */
export function defaultSection(
  context: PropertyContext,
  mode: 'none' | 'fixed' | 'formula',
  setMode: (mode: 'none' | 'fixed' | 'formula') => void,
): TemplateResult | typeof nothing {
  const { node, texts } = context;
  const isComputed = 'computed' in node.element && node.element.computed !== undefined;
  if (!DEFAULTED.includes(node.kind) || isComputed) return nothing;
  return section(
    texts.value,
    html`<yl-choice-control
        data-name="default-mode"
        .locale=${context.locale}
        .label=${texts.defaultBy}
        .value=${mode}
        .options=${[
          { value: 'none', label: texts.defaultNone },
          { value: 'fixed', label: texts.defaultFixed },
          { value: 'formula', label: texts.defaultFormula },
        ]}
        .readonly=${context.readonly}
        @yl-change=${(event: CustomEvent<{ readonly value?: string }>) => {
          const next = (event.detail.value ?? 'none') as 'none' | 'fixed' | 'formula';
          if (next !== mode) context.edit(clearDefault(node));
          setMode(next);
        }}
      ></yl-choice-control>
      ${mode === 'fixed' ? fixedInput(context) : nothing}
      ${mode === 'formula' ? formulaInput(context, 'initial', texts.defaultFormula) : nothing}`,
    mode !== 'none',
  );
}

function clearDefault(node: FormNode): MakeCommands {
  return (form) => [...setSchema(node, 'default', undefined)(form), ...setElement(node, 'initial', undefined)(form)];
}

export function defaultMode({ element, schema }: FormNode): 'none' | 'fixed' | 'formula' {
  if ('initial' in element && element.initial !== undefined) return 'formula';
  return schema?.default === undefined ? 'none' : 'fixed';
}

function fixedInput(context: PropertyContext): TemplateResult {
  const { node, texts, locale } = context;
  const value = node.schema?.default;
  const take = (next: Json | undefined): MakeCommands => setSchema(node, 'default', next);
  const common = { name: 'default', label: texts.defaultValue };
  switch (node.kind) {
    case 'integer':
    case 'number':
    case 'money':
      return numberInput(context, {
        ...common,
        value: value as number | undefined,
        step: node.kind === 'integer' ? 1 : 0.01,
        take,
      });
    case 'yes-no':
      return choiceInput(context, {
        ...common,
        value: value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value),
        empty: texts.defaultNone,
        options: [
          { value: 'true', label: texts.yes },
          { value: 'false', label: texts.no },
        ],
        take: (next) => take(next === undefined ? undefined : next === 'true'),
      });
    case 'choice':
      return choiceInput(context, {
        ...common,
        value: value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value),
        empty: texts.defaultNone,
        options: choicesOf(node.schema ?? {}, locale).map((choice) => ({
          value: String(choice.value),
          label: choice.title,
        })),
        take: (next) => take(choicesOf(node.schema ?? {}).find((choice) => String(choice.value) === next)?.value),
      });
    case 'department':
    case 'role':
    case 'system':
      return pickInput(context, {
        ...common,
        value: value as string | undefined,
        options: offered(context).map(({ id, name }) => ({ value: id, label: name })),
        take,
      });
    default:
      return textInput(context, {
        ...common,
        value: value as string | undefined,
        rows: node.kind === 'multi-line' ? 3 : 1,
        placeholder:
          { date: '2026-01-31', time: '09:00', 'date-time': '2026-01-31T09:00:00+08:00' }[node.kind as string] ?? '',
        take,
      });
  }
}

/** Computed by a formula; with offers for the usual ones. */
export function computedSection(context: PropertyContext): TemplateResult | typeof nothing {
  const { node, texts, controller } = context;
  if (!COMPUTED.includes(node.kind)) return nothing;
  const computed = 'computed' in node.element ? node.element.computed : undefined;
  const offers = controller.tree === undefined ? [] : formulaOffers(controller.tree, node, texts);
  const total =
    node.table === undefined || !['integer', 'number', 'money'].includes(node.kind)
      ? nothing
      : switchInput(context, {
          name: 'total',
          label: texts.total,
          value: option(context, 'total') === true,
          take: (value) => setOption(node, 'total', value === true ? true : undefined),
        });
  return section(
    texts.computed,
    html`${total}
      ${
        offers.length === 0
          ? nothing
          : choiceInput(context, {
              name: 'formula-offer',
              label: texts.formulaPick,
              value: offers.some(({ formula }) => formula === computed) ? computed : undefined,
              empty: '—',
              options: offers.map(({ title, formula }) => ({ value: formula, label: title })),
              take: (formula) => setComputed(node, formula),
            })
      }
      ${formulaInput(context, 'computed', texts.computedBy)}
      <p class="hint">${texts.computedHint}</p>`,
    computed !== undefined || total !== nothing,
  );
}

/** A computed field is typed by nobody: what asks for typing goes. */
function setComputed(node: FormNode, formula: string | undefined): MakeCommands {
  return (form) => [
    ...setElement(node, 'computed', formula)(form),
    ...(formula !== undefined && node.required
      ? [{ type: 'require-field' as const, form, path: node.path ?? '', required: false }]
      : []),
  ];
}

function formulaInput(context: PropertyContext, key: 'computed' | 'initial', label: string): TemplateResult {
  const { node, session, controller, locale } = context;
  const value =
    key in node.element ? (node.element as { readonly computed?: string; readonly initial?: string })[key] : undefined;
  return expressionInput({
    session,
    pointer: `/forms/${controller.form}${node.at}/${key}`,
    value,
    label,
    locale,
    change: (next) =>
      context.edit(
        key === 'computed' ? setComputed(node, next) : setElement(node, 'initial', next),
        `${node.at} ${key}`,
      ),
    done: context.endTyping,
  });
}

/** Who may be chosen; whose seal. */
export function sourceSection(context: PropertyContext): TemplateResult | typeof nothing {
  const { node, texts, session, locale } = context;
  const { organisation } = session.host.world;
  if (node.kind === 'seal')
    return section(
      texts.source,
      textInput(context, {
        name: 'owner',
        label: texts.sealOwner,
        value: option(context, 'owner') as string | undefined,
        take: (value) => setOption(node, 'owner', value),
      }),
    );
  if (!isPickerKind(node.kind)) return nothing;
  const many = node.schema?.type === 'array';
  return section(
    texts.source,
    html`${
      node.kind === 'user'
        ? pickInput(context, {
            name: 'role',
            label: texts.sourceRole,
            value: option(context, 'role') as string | undefined,
            placeholder: texts.sourceAll,
            options: roleOptions(organisation, locale),
            take: (value) => setOption(node, 'role', value),
          })
        : nothing
    }
    ${
      node.kind === 'user' || node.kind === 'department'
        ? pickInput(context, {
            name: 'department',
            label: node.kind === 'user' ? texts.sourceDepartment : texts.sourceUnder,
            value: option(context, 'department') as string | undefined,
            placeholder: texts.sourceAll,
            options: departmentOptions(organisation),
            take: (value) => setOption(node, 'department', value),
          })
        : nothing
    }
    ${switchInput(context, {
      name: 'many',
      label: texts.many,
      value: many,
      take: (value) => (form) => setMany(node, value === true, form),
    })}
    ${offeredNow(context)}`,
  );
}

/** How many names of a list are shown. */
const SHOWN = 8;

/** What people would find if they filled it in now. */
function offeredNow(context: PropertyContext): TemplateResult {
  const { texts, locale } = context;
  const entries = offered(context);
  if (entries.length === 0) return html`<p class="hint bad" data-offered="0">${texts.offeredNone}</p>`;
  const names = entries.slice(0, SHOWN).map(({ name }) => name);
  const list = names.join(locale === 'en' ? ', ' : '、') + (entries.length > SHOWN ? texts.offeredMore : '');
  return html`<p class="hint" data-offered=${entries.length}>
    ${fill(texts.offeredNow, { count: entries.length, list })}
  </p>`;
}

function offered({ node, session, locale }: PropertyContext): ReturnType<typeof offeredEntries> {
  const { element, schema = {} } = node;
  return 'scope' in element ? offeredEntries({ element, schema }, session.host.world, locale) : [];
}

function isPickerKind(kind: FormNode['kind']): kind is PickerKind {
  return kind === 'user' || kind === 'department' || kind === 'role' || kind === 'system';
}
