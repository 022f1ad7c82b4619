import { jsonPointer } from '@yunliu/engine/definition';
import { scopeName, type FormTemplate, type UiElement, type UiField, type UiTable } from '@yunliu/engine/forms';
import type { SiteCollector } from './site.js';

const SCOPE = '#/properties/';

/** Names and texts of a form template: its fields in the schema and on the page, its rules and formulas. */
export function formSites(sites: SiteCollector, form: FormTemplate, base: string): void {
  sites.value('form', `${base}/key`, form.key, { declares: true });
  for (const [name, schema] of Object.entries(form.schema.properties ?? {})) {
    const at = base + jsonPointer('schema', 'properties', name);
    sites.key('variable', at, name, { declares: true });
    for (const column of Object.keys(schema.items?.properties ?? {}))
      sites.key('column', at + jsonPointer('items', 'properties', column), column, { of: name, declares: true });
    for (const [index, column] of (schema.items?.required ?? []).entries())
      sites.value('column', `${at}/items/required/${index}`, column, { of: name });
  }
  for (const [index, name] of (form.schema.required ?? []).entries())
    sites.value('variable', `${base}/schema/required/${index}`, name);
  elementSites(sites, form.ui, `${base}/ui`);
}

function elementSites(sites: SiteCollector, element: UiElement, at: string, table?: string): void {
  const row = table === undefined ? {} : { row: table };
  sites.feel(`${at}/rule/condition`, element.rule?.condition, row);
  for (const [index, rule] of (element.rules ?? []).entries())
    sites.feel(`${at}/rules/${index}/condition`, rule.condition, row);
  if ('elements' in element) {
    for (const [index, child] of element.elements.entries()) elementSites(sites, child, `${at}/elements/${index}`);
    return;
  }
  if (element.type === 'Label') return;
  fieldSites(sites, element, at, table);
  if (element.type === 'Table')
    for (const [index, column] of element.columns.entries())
      elementSites(sites, column, `${at}/columns/${index}`, scopeName(element.scope));
}

function fieldSites(sites: SiteCollector, element: UiField | UiTable, at: string, table: string | undefined): void {
  const name = element.scope.startsWith(SCOPE) ? scopeName(element.scope) : undefined;
  if (name !== undefined)
    sites.value(table === undefined ? 'variable' : 'column', `${at}/scope`, name, {
      prefix: SCOPE,
      ...(table === undefined ? {} : { of: table }),
    });
  const place = {
    ...(table === undefined ? {} : { row: table }),
    ...(name === undefined || table !== undefined ? {} : { target: name }),
  };
  if ('computed' in element) sites.feel(`${at}/computed`, element.computed, place);
  if ('initial' in element) sites.feel(`${at}/initial`, element.initial, place);
}
