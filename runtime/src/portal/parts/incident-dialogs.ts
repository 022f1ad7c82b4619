import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Json, JsonObject } from '@yunliu/engine/definition';
import { sameJson } from '@yunliu/engine/forms';
import type { Incident } from '../../api/index.js';
import { t } from '../locales/index.js';
import { openDialog } from './dialog.js';

export interface SkipAnswer {
  readonly reason: string;
  readonly output?: JsonObject;
}

export interface CorrectAnswer {
  readonly reason: string;
  readonly values: JsonObject;
}

/** Asks why a failed job is skipped, and with which output the process goes on. */
export async function askSkip(incident: Incident): Promise<SkipAnswer | undefined> {
  const texts = t().admin.incidents;
  const written = { reason: '', output: '' };
  let faults: { readonly reason?: string; readonly output?: string } = {};
  return openDialog<SkipAnswer>(texts.skipTitle, (close, redraw) => {
    const submit = (event: Event): void => {
      event.preventDefault();
      const output = written.output.trim() === '' ? {} : parsedObject(written.output);
      faults = {
        ...(written.reason.trim() === '' ? { reason: texts.reasonMissing } : {}),
        ...(output === undefined ? { output: texts.notAnObject } : {}),
      };
      if (Object.keys(faults).length > 0 || output === undefined) return refocus(event, redraw);
      close({ reason: written.reason.trim(), ...(Object.keys(output).length === 0 ? {} : { output }) });
    };
    return html`<form class="dialog-form" novalidate @submit=${submit}>
      <p>${texts.skipText}</p>
      ${textField({ label: texts.reason, testId: 'dialog-text', fault: faults.reason, rows: 3, onInput: (text) => (written.reason = text) })}
      ${
        incident.takesOutput === true
          ? textField({
              label: texts.output,
              testId: 'skip-output',
              fault: faults.output,
              rows: 4,
              isCode: true,
              optional: true,
              onInput: (text) => (written.output = text),
            })
          : nothing
      }
      ${actions(texts.skip, () => close(undefined), true)}
    </form>`;
  });
}

interface Variable {
  readonly name: string;
  readonly title: string;
  readonly value: Json;
}

/** Shows the data of an instance for putting right; answers with what was changed. */
export async function askCorrection(variables: readonly Variable[]): Promise<CorrectAnswer | undefined> {
  const texts = t().admin.incidents;
  const written = new Map(variables.map(({ name, value }) => [name, jsonText(value)]));
  let reason = '';
  let faults: { readonly [field: string]: string } = {};
  return openDialog<CorrectAnswer>(
    texts.correctTitle,
    (close, redraw) => {
      const submit = (event: Event): void => {
        event.preventDefault();
        const values: { [name: string]: Json } = {};
        const found: { [field: string]: string } = {};
        for (const { name, value } of variables) {
          const next = readValue(written.get(name) ?? '', value);
          if (next === undefined) found[name] = texts.notJson;
          else if (!sameJson(next, value)) values[name] = next;
        }
        if (reason.trim() === '') found['$reason'] = texts.reasonMissing;
        else if (Object.keys(values).length === 0 && Object.keys(found).length === 0)
          found['$reason'] = texts.nothingChanged;
        faults = found;
        if (Object.keys(found).length > 0) return refocus(event, redraw);
        close({ reason: reason.trim(), values });
      };
      return html`<form class="dialog-form" novalidate @submit=${submit}>
        <p>${texts.correctText}</p>
        <div class="correct-values">
          ${variables.map(({ name, title, value }) =>
            textField({
              label: title === name ? name : `${title}${t().common.bracketed(name)}`,
              testId: `correct-${name}`,
              fault: faults[name],
              rows: rowsFor(value),
              isCode: typeof value !== 'string',
              value: written.get(name) ?? '',
              optional: true,
              onInput: (text) => written.set(name, text),
            }),
          )}
        </div>
        ${textField({ label: texts.reason, testId: 'dialog-text', fault: faults['$reason'], rows: 2, onInput: (text) => (reason = text) })}
        ${actions(texts.correctAndRetry, () => close(undefined), false)}
      </form>`;
    },
    { wide: true },
  );
}

interface TextField {
  readonly label: string;
  readonly testId: string;
  readonly fault: string | undefined;
  readonly rows: number;
  readonly isCode?: boolean;
  readonly optional?: boolean;
  readonly value?: string;
  readonly onInput: (text: string) => unknown;
}

function textField({ label, testId, fault, rows, isCode, optional, value, onInput }: TextField): TemplateResult {
  const { common } = t();
  return html`<label class="field"
    ><span class="field-label"
      >${label}${optional === true ? nothing : html`<span class="mark-required">${common.required}</span>`}</span
    ><textarea
      rows=${rows}
      maxlength="100000"
      class=${isCode === true ? 'code' : ''}
      spellcheck=${isCode === true ? 'false' : 'true'}
      data-testid=${testId}
      aria-invalid=${fault === undefined ? 'false' : 'true'}
      .defaultValue=${value ?? ''}
      @input=${(event: Event) => onInput((event.target as HTMLTextAreaElement).value)}
    ></textarea>
    ${fault === undefined ? nothing : html`<span class="field-fault" role="alert">${fault}</span>`}</label
  >`;
}

function actions(confirm: string, cancel: () => void, isDanger: boolean): TemplateResult {
  return html`<div class="dialog-actions">
    <button type="button" class="button" data-testid="dialog-cancel" @click=${cancel}>${t().common.cancel}</button>
    <button type="submit" class=${isDanger ? 'button danger' : 'button primary'} data-testid="dialog-confirm">
      ${confirm}
    </button>
  </div>`;
}

function refocus(event: Event, redraw: () => void): void {
  redraw();
  (event.target as HTMLElement).querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
}

/** A text is edited as it is, everything else as JSON; nothing written = empty. */
function jsonText(value: Json): string {
  if (value === null) return '';
  return typeof value === 'string'
    ? value
    : JSON.stringify(value, undefined, typeof value === 'object' ? 2 : undefined);
}

function readValue(text: string, before: Json): Json | undefined {
  if (text.trim() === '') return null;
  if (typeof before === 'string') return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    // What had no value yet may be a plain text.
    return before === null ? text : undefined;
  }
}

function parsedObject(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

function rowsFor(value: Json): number {
  return typeof value === 'object' && value !== null ? 5 : 1;
}
