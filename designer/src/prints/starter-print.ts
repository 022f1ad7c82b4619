import { localize } from '@yunliu/engine/definition';
import { scopeName, type CompiledField, type FormTemplate, type UiElement } from '@yunliu/engine/forms';
import { compileDraftForm } from '../model/index.js';
import { hasFewChoices, printColumns, printField } from './print-fields.js';
import { checksText, tableText, valueText } from './print-parts.js';

/** Empty rows a table is filled up to on paper. */
const BLANK_ROWS = 4;

/**
 * A print for a form, to be used as it is: two fields to a row under the headings of the form, long texts and signatures
 * over the whole width, each table with its own columns. The number of the form stands in the header anyway.
 */
export function starterPrint(template: FormTemplate): string {
  const form = compileDraftForm(template);
  const blocks: string[] = [];
  let rows: string[] = [];
  let waiting: string | undefined;
  const seen = new Set<string>();
  const flushPair = (): void => {
    if (waiting !== undefined) rows.push(`  <tr>${widen(waiting)}</tr>`);
    waiting = undefined;
  };
  const flush = (): void => {
    flushPair();
    if (rows.length > 0)
      blocks.push(
        [
          '<table class="form-table">',
          '  <colgroup><col style="width: 27mm"><col><col style="width: 27mm"><col></colgroup>',
          ...rows,
          '</table>',
        ].join('\n'),
      );
    rows = [];
  };
  const addField = (field: CompiledField): void => {
    const shown = printField(field, 'zh-CN');
    const label = `<td class="label">{{label "${field.path}"}}</td>`;
    const value = hasFewChoices(field) ? checksText(shown) : valueText(shown);
    if (shown.kind === 'signature' || shown.kind === 'seal') {
      flushPair();
      rows.push(`  <tr class="sign-row">${label}<td class="value" colspan="3">${value}</td></tr>`);
    } else if (isWide(field)) {
      flushPair();
      const long = shown.kind === 'multi-line' ? ' long' : '';
      rows.push(`  <tr>${label}<td class="value${long}" colspan="3">${value}</td></tr>`);
    } else if (waiting === undefined) waiting = `${label}<td class="value">${value}</td>`;
    else {
      rows.push(`  <tr>${waiting}${label}<td class="value">${value}</td></tr>`);
      waiting = undefined;
    }
  };
  const visit = (element: UiElement): void => {
    if ('elements' in element) {
      const titled =
        (element.type === 'Group' || element.type === 'Category') && localize(element.label, 'zh-CN') !== '';
      if (titled) {
        flushPair();
        rows.push(`  <tr><td class="section" colspan="4">${escapeText(localize(element.label, 'zh-CN'))}</td></tr>`);
      }
      const before = rows.length;
      element.elements.forEach(visit);
      flushPair();
      // A heading with nothing under it (its table stands by itself) is no row.
      if (titled && rows.length === before && rows.at(-1)?.includes('class="section"') === true) rows.pop();
    } else if (element.type === 'Label') {
      flush();
      blocks.push(`<p class="note">${escapeText(localize(element.text, 'zh-CN'))}</p>`);
    } else {
      const path = scopeName(element.scope);
      const field = form.fields.get(path);
      if (field === undefined || seen.has(path) || element.type === 'SerialNumber') return;
      seen.add(path);
      if (element.type !== 'Table') return addField(field);
      dropEmptyHeading(rows);
      flush();
      blocks.push(tableText(printField(field, 'zh-CN'), printColumns(form, path, 'zh-CN'), BLANK_ROWS));
    }
  };
  visit(template.ui);
  flush();
  return blocks.length === 0 ? '' : `${blocks.join('\n')}\n`;
}

function widen(cells: string): string {
  return cells.replace('<td class="value">', '<td class="value" colspan="3">');
}

function dropEmptyHeading(rows: string[]): void {
  if (rows.at(-1)?.includes('class="section"') === true) rows.pop();
}

function isWide(field: CompiledField): boolean {
  const { kind, choices, title } = printField(field, 'zh-CN');
  if (kind === 'multi-line' || kind === 'attachment' || kind === 'cascader') return true;
  if (choices.length > 0 && hasFewChoices(field)) return choices.length > 3;
  return title.length > 12 || (kind === 'text' && (field.schema.maxLength ?? 0) > 300);
}

/** Text of a template: no markup, no mustache. */
function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('{', '&#123;');
}
