import { html, nothing, type TemplateResult } from 'lit';
import type { Json } from '@yunliu/engine/definition';
import { safePattern } from '@yunliu/engine/expressions';
import { setOption, setSchema } from './field-edit.js';
import { option } from './property-basics.js';
import {
  choiceInput,
  localizedInput,
  numberInput,
  section,
  switchInput,
  textInput,
  type PropertyContext,
} from './property-context.js';

/** Patterns people ask for. Linear-time, like all patterns of forms. */
const PRESETS = {
  mobile: '^1[3-9][0-9]{9}$',
  idCard: '^[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]$',
  email: '^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$',
  post: '^[0-9]{6}$',
} as const;

const LIMITS: { readonly [kind: string]: (context: PropertyContext) => unknown } = {
  text: wordLimits,
  'multi-line': wordLimits,
  integer: (context) => html`${range(context)}${unit(context)}`,
  number: (context) => html`${range(context)}${decimals(context)}${unit(context)}`,
  money: (context) => html`${range(context)}${capitals(context)}`,
  'multi-choice': items,
  user: (context) => (context.node.schema?.type === 'array' ? items(context) : nothing),
  department: (context) => (context.node.schema?.type === 'array' ? items(context) : nothing),
  attachment: fileLimits,
  table: rowLimits,
};

/** What a value must be like. */
export function limitsSection(context: PropertyContext): TemplateResult | typeof nothing {
  const { node, texts } = context;
  if (['signature', 'seal', 'serial-number', 'unknown'].includes(node.kind)) return nothing;
  const limits = LIMITS[node.kind]?.(context) ?? nothing;
  const message = localizedInput(context, {
    name: 'faultHint',
    label: texts.faultHint,
    value: option(context, 'faultHint'),
    take: (value) => setOption(node, 'faultHint', value),
  });
  return section(texts.limits, html`${limits}${message}`, limits !== nothing);
}

function keyword(context: PropertyContext, name: string, label: string, min = 0, max = 1e6): TemplateResult {
  const value = context.node.schema?.[name];
  return numberInput(context, {
    name,
    label,
    value: typeof value === 'number' ? value : undefined,
    min,
    max,
    take: (next) => setSchema(context.node, name, next),
  });
}

function two(one: unknown, other: unknown): TemplateResult {
  return html`<div class="two">${one}${other}</div>`;
}

function wordLimits(context: PropertyContext): TemplateResult {
  const { node, texts } = context;
  const lengths = two(
    keyword(context, 'minLength', texts.minLength, 0, 100000),
    keyword(context, 'maxLength', texts.maxLength, 1, 100000),
  );
  if (node.kind !== 'text') return lengths;
  const pattern = node.schema?.pattern;
  const preset = Object.entries(PRESETS).find(([, text]) => text === pattern)?.[0];
  const isRefused = pattern !== undefined && safePattern(pattern) === undefined;
  return html`${lengths}
  ${choiceInput(context, {
    name: 'preset',
    label: texts.patternPreset,
    value: preset,
    empty: texts.presetNone,
    options: [
      { value: 'mobile', label: texts.presetMobile },
      { value: 'idCard', label: texts.presetIdCard },
      { value: 'email', label: texts.presetEmail },
      { value: 'post', label: texts.presetPost },
    ],
    take: (key) => setSchema(node, 'pattern', key === undefined ? undefined : PRESETS[key as keyof typeof PRESETS]),
  })}
  ${textInput(context, {
    name: 'pattern',
    label: texts.pattern,
    value: pattern,
    code: true,
    faults: isRefused ? [{ text: texts.patternRefused, severity: 'error' }] : [],
    take: (value) => setSchema(node, 'pattern', value),
  })}
  ${
    pattern === undefined
      ? nothing
      : localizedInput(context, {
          name: 'patternHint',
          label: texts.patternHint,
          value: option(context, 'patternHint'),
          take: (value) => setOption(node, 'patternHint', value),
        })
  }`;
}

function range(context: PropertyContext): TemplateResult {
  const step = context.node.kind === 'integer' ? 1 : 0.01;
  const bound = (name: 'minimum' | 'maximum', label: string): TemplateResult =>
    numberInput(context, {
      name,
      label,
      value: context.node.schema?.[name],
      step,
      take: (value) => setSchema(context.node, name, value),
    });
  return two(bound('minimum', context.texts.minimum), bound('maximum', context.texts.maximum));
}

function decimals(context: PropertyContext): TemplateResult {
  const { node, texts } = context;
  const step = node.schema?.multipleOf;
  const digits = step === undefined ? undefined : Math.max(0, Math.round(-Math.log10(step)));
  return numberInput(context, {
    name: 'decimals',
    label: texts.decimals,
    value: digits,
    min: 0,
    max: 6,
    take: (value) =>
      setSchema(node, 'multipleOf', value === undefined ? undefined : Number((10 ** -value).toFixed(value))),
  });
}

function unit(context: PropertyContext): TemplateResult {
  return textInput(context, {
    name: 'unit',
    label: context.texts.unit,
    value: option(context, 'unit') as string | undefined,
    take: (value) => setOption(context.node, 'unit', value),
  });
}

function capitals(context: PropertyContext): unknown {
  return context.node.table !== undefined
    ? nothing
    : switchInput(context, {
        name: 'capitals',
        label: context.texts.capitals,
        value: option(context, 'capitals') !== false,
        take: (value) => setOption(context.node, 'capitals', value === false ? false : undefined),
      });
}

function items(context: PropertyContext): TemplateResult {
  return two(
    keyword(context, 'minItems', context.texts.minItems),
    keyword(context, 'maxItems', context.texts.maxItems, 1),
  );
}

function rowLimits(context: PropertyContext): TemplateResult {
  return two(
    keyword(context, 'minItems', context.texts.minRows),
    keyword(context, 'maxItems', context.texts.maxRows, 1, 2000),
  );
}

function fileLimits(context: PropertyContext): TemplateResult {
  const { node, texts } = context;
  const accept: Json | undefined = option(context, 'accept');
  return html`${two(
    keyword(context, 'maxItems', texts.maxFiles, 1, 50),
    numberInput(context, {
      name: 'maxSizeMb',
      label: texts.maxSize,
      value: option(context, 'maxSizeMb') as number | undefined,
      min: 1,
      max: 500,
      take: (value) => setOption(node, 'maxSizeMb', value),
    }),
  )}
  ${textInput(context, {
    name: 'accept',
    label: texts.accept,
    value: Array.isArray(accept) ? accept.join(',') : (accept as string | undefined),
    hint: texts.acceptHint,
    take: (value) => setOption(node, 'accept', value),
  })}`;
}
