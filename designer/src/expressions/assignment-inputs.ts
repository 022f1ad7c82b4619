import { html, type TemplateResult } from 'lit';
import type { Locale } from '@yunliu/engine/definition';
import type { Organisation } from '@yunliu/engine/simulate';
import { roleOptions, type ControlChange, type Option } from '../controls/index.js';
import type { DesignDocument } from '../model/index.js';
import type { DesignSession } from '../session/index.js';
import { roleTitle } from './assignment-sentence.js';
import { assignmentTexts, type AssignmentTexts } from './assignment-texts.js';
import type { FeelChange } from './feel-input.js';

/** What the inputs of a rule are drawn with and tell. */
export interface AssignmentContext {
  readonly session: DesignSession;
  readonly document: DesignDocument;
  readonly organisation: Organisation;
  readonly locale: Locale;
  readonly texts: AssignmentTexts;
  readonly readonly: boolean;
  readonly done: () => void;
}

type Picked = CustomEvent<ControlChange<string | undefined>>;

export function pick(
  { locale, readonly }: AssignmentContext,
  label: string,
  options: readonly Option[],
  value: string,
  change: (value: string) => void,
): TemplateResult {
  return html`<yl-pick-control
    class="input"
    required
    .locale=${locale}
    .label=${label}
    .options=${options}
    .value=${value === '' ? undefined : value}
    .readonly=${readonly}
    @yl-change=${({ detail }: Picked) => {
      if (detail.value !== undefined) change(detail.value);
    }}
  ></yl-pick-control>`;
}

export function choice(
  { locale, readonly }: AssignmentContext,
  label: string,
  options: readonly Option[],
  value: string,
  change: (value: string) => void,
): TemplateResult {
  return html`<yl-choice-control
    class="input"
    .locale=${locale}
    .label=${label}
    .options=${options}
    .value=${value}
    .readonly=${readonly}
    @yl-change=${({ detail }: Picked) => {
      if (detail.value !== undefined && detail.value !== value) change(detail.value);
    }}
  ></yl-choice-control>`;
}

export function number(
  { locale, readonly, done }: AssignmentContext,
  label: string,
  value: number,
  unit: string,
  change: (value: number, typing: boolean) => void,
): TemplateResult {
  return html`<yl-number-control
    class="input"
    .locale=${locale}
    .label=${label}
    .unit=${unit}
    .min=${1}
    .max=${99}
    .value=${value}
    .readonly=${readonly}
    @yl-change=${({ detail }: CustomEvent<ControlChange<number | undefined>>) => {
      if (detail.value !== undefined && Number.isInteger(detail.value)) change(detail.value, true);
    }}
    @yl-done=${done}
  ></yl-number-control>`;
}

export function feel(
  { session, readonly }: AssignmentContext,
  label: string,
  scope: string,
  value: string,
  expects: string,
  change: (value: string, typing: boolean) => void,
): TemplateResult {
  return html`<yl-feel-input
    class="wide"
    .session=${session}
    .scope=${scope}
    .label=${label}
    .expects=${expects}
    .value=${value}
    .readonly=${readonly}
    @yl-change=${({ detail }: CustomEvent<FeelChange>) => change(detail.value, true)}
  ></yl-feel-input>`;
}

export function assignmentContext(session: DesignSession, readonly: boolean): AssignmentContext {
  return {
    session,
    document: session.document,
    organisation: session.host.world.organisation,
    locale: session.locale,
    texts: assignmentTexts(session.locale),
    readonly: readonly || session.isReadonly,
    done: () => session.stack.endTyping(),
  };
}

/** Roles of the process first, then those of the organisation. */
export function roles({ document, organisation, locale }: AssignmentContext): readonly Option[] {
  const all = roleOptions(organisation, locale);
  const declared = Object.keys(document.definition.roles).map((key) => ({
    value: key,
    label: roleTitle(key, { document, organisation, locale }),
    detail: all.find(({ value }) => value === key)?.detail ?? key,
  }));
  return [...declared, ...all.filter(({ value }) => !Object.hasOwn(document.definition.roles, value))];
}
