import { html, nothing, type TemplateResult } from 'lit';
import type { Json } from '@yunliu/engine/definition';
import type { FieldKind } from '@yunliu/engine/forms';
import type { NameControl } from '../controls/index.js';
import { setElement, setOption, setTitle, titleOf } from './field-edit.js';
import { fieldRecipeKinds, paletteItems } from './palette-items.js';
import { paletteGroupTexts } from './palette-group-texts.js';
import {
  choiceInput,
  localizedInput,
  section,
  switchInput,
  textInput,
  whenever,
  type PropertyContext,
} from './property-context.js';
import { fill } from './form-designer-texts.js';

/** Title, name, kind, required, hint: what every field has. */
export function basicsSection(context: PropertyContext): TemplateResult {
  const { node, texts, locale } = context;
  const isComputed = 'computed' in node.element && node.element.computed !== undefined;
  const cannotType = isComputed || node.kind === 'serial-number';
  const kinds = paletteItems(locale)
    .filter(({ kind }) => fieldRecipeKinds.has(kind as FieldKind) && (kind !== 'table' || node.kind === 'table'))
    .map(({ kind, title, group }) => ({ value: kind, label: title, group: paletteGroupTexts(locale)[group] }));
  return section(
    texts.basics,
    html`${localizedInput(context, {
        name: 'title',
        label: texts.title,
        value: titleOf(node),
        required: true,
        take: (value) => setTitle(node, value as never),
      })}
      <yl-name-control
        data-name="name"
        .locale=${locale}
        .label=${texts.name}
        .value=${node.name}
        .hint=${texts.nameHint}
        .readonly=${context.readonly}
        @yl-change=${(event: CustomEvent<{ readonly value?: string }>) => rename(context, event)}
      ></yl-name-control>
      ${
        node.kind === 'table' || node.kind === 'unknown'
          ? nothing
          : choiceInput(context, {
              name: 'kind',
              label: texts.kind,
              value: node.kind,
              hint: texts.kindLoss,
              options: kinds,
              take: (kind) => (form) =>
                kind === undefined
                  ? []
                  : [{ type: 'change-field-kind', form, path: node.path ?? '', kind: kind as FieldKind }],
            })
      }
      ${whenever(!cannotType, () =>
        switchInput(context, {
          name: 'required',
          label: texts.required,
          value: node.required,
          take: (required) => (form) => [
            { type: 'require-field', form, path: node.path ?? '', required: required === true },
          ],
        }),
      )}
      ${localizedInput(context, {
        name: 'hint',
        label: texts.hint,
        value: 'hint' in node.element ? node.element.hint : undefined,
        take: (value) => setElement(node, 'hint', value),
      })}
      ${whenever(['text', 'multi-line', 'user', 'department', 'role', 'system'].includes(node.kind), () =>
        textInput(context, {
          name: 'placeholder',
          label: texts.placeholder,
          value: option(context, 'placeholder') as string | undefined,
          take: (value) => setOption(node, 'placeholder', value),
        }),
      )}
      ${placeInputs(context)}`,
  );
}

/** How much room it takes where it stands. */
function placeInputs(context: PropertyContext): unknown {
  const { node, texts } = context;
  if (node.table !== undefined)
    return choiceInput(context, {
      name: 'width',
      label: texts.width,
      value: (option(context, 'width') as string | undefined) ?? 'normal',
      options: [
        { value: 'narrow', label: texts.widthNarrow },
        { value: 'normal', label: texts.widthNormal },
        { value: 'wide', label: texts.widthWide },
      ],
      take: (value) => setOption(node, 'width', value === 'normal' ? undefined : value),
    });
  if (node.parent?.kind !== 'columns') return nothing;
  return choiceInput(context, {
    name: 'span',
    label: texts.span,
    value: JSON.stringify(option(context, 'span') ?? 1),
    options: [1, 2, 3, 4].map((count) => ({ value: String(count), label: fill(texts.spanColumns, { count }) })),
    take: (value) => setOption(node, 'span', value === undefined || value === '1' ? undefined : Number(value)),
  });
}

/** Says everywhere what the field is called now; refused names leave the old one. */
function rename(context: PropertyContext, event: CustomEvent<{ readonly value?: string }>): void {
  const { node } = context;
  const to = event.detail.value;
  const input = event.target as NameControl;
  if (to !== undefined && node.name !== undefined)
    context.edit(() => [
      node.table === undefined
        ? { type: 'rename', kind: 'variable', name: node.name ?? '', to }
        : { type: 'rename', kind: 'column', of: node.table, name: node.name ?? '', to },
    ]);
  if (context.controller.node(node.at)?.name === node.name) input.reset();
}

export function option({ node }: PropertyContext, key: string): Json | undefined {
  return 'options' in node.element ? node.element.options?.[key] : undefined;
}
