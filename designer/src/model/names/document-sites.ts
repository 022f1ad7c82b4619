import { jsonPointer, walkStates, type ProcessDefinition } from '@yunliu/engine/definition';
import type { DesignDocument } from '../document/design-document.js';
import { setSites } from './effect-sites.js';
import type { TableColumns } from './feel-names.js';
import { formSites } from './form-sites.js';
import { outcomeSites, ruleSites } from './rule-sites.js';
import { scenarioSites } from './scenario-sites.js';
import { SiteCollector, type Sites } from './site.js';
import { stateSites } from './state-sites.js';

const known = new WeakMap<DesignDocument, Sites>();

/** Every place of the document that holds a name. Worked out once per document. */
export function sitesOf(document: DesignDocument): Sites {
  const found = known.get(document) ?? collect(document);
  known.set(document, found);
  return found;
}

function collect(document: DesignDocument): Sites {
  const sites = new SiteCollector();
  processSites(sites, document.definition, '/definition');
  for (const [id, form] of Object.entries(document.forms)) formSites(sites, form, jsonPointer('forms', id));
  for (const [id, prints] of Object.entries(document.prints))
    for (const [name, text] of Object.entries(prints))
      sites.texts.push({ kind: 'print', pointer: jsonPointer('prints', id, name), text, place: {} });
  for (const [name, story] of Object.entries(document.scenarios))
    scenarioSites(sites, story, jsonPointer('scenarios', name), document.definition);
  return sites;
}

function processSites(sites: SiteCollector, definition: ProcessDefinition, base: string): void {
  for (const [name, schema] of Object.entries(definition.data?.properties ?? {})) {
    const at = base + jsonPointer('data', 'properties', name);
    sites.key('variable', at, name, { declares: true });
    for (const column of Object.keys(schema.items?.properties ?? {}))
      sites.key('column', at + jsonPointer('items', 'properties', column), column, { of: name, declares: true });
    for (const [index, column] of (schema.items?.required ?? []).entries())
      sites.value('column', `${at}/items/required/${index}`, column, { of: name });
  }
  for (const [index, name] of (definition.data?.required ?? []).entries())
    sites.value('variable', `${base}/data/required/${index}`, name);
  for (const role of Object.keys(definition.roles))
    sites.key('role', base + jsonPointer('roles', role), role, { declares: true });
  for (const [index, role] of definition.start.by.entries())
    if (role !== '*') sites.value('role', `${base}/start/by/${index}`, role);
  for (const [index, role] of (definition.visibleTo ?? []).entries())
    sites.value('role', `${base}/visibleTo/${index}`, role);
  for (const [index, pair] of (definition.conflictingRoles ?? []).entries())
    for (const [side, role] of pair.entries()) sites.value('role', `${base}/conflictingRoles/${index}/${side}`, role);
  for (const [index, message] of (definition.start.messages ?? []).entries()) {
    sites.feel(`${base}/start/messages/${index}/key`, message.key, { bound: ['message'] });
    setSites(sites, message.output, `${base}/start/messages/${index}/output`, { bound: ['message'] });
  }
  sites.feel(`${base}/subject`, definition.subject);
  for (const rule of Object.keys(definition.serials ?? {}))
    sites.key('serial', base + jsonPointer('serials', rule), rule, { declares: true });
  sites.value('serial', `${base}/businessKey`, definition.businessKey);
  sites.value('state', `${base}/initial`, definition.initial);
  outcomeSites(sites, definition.outcomes, `${base}/outcomes`, '');
  ruleSites(sites, definition, base);
  for (const placed of walkStates(definition)) stateSites(sites, { ...placed, pointer: base + placed.pointer });
  for (const state of Object.keys(definition.layout?.states ?? {}))
    sites.key('state', base + jsonPointer('layout', 'states', state), state);
  for (const [index, { from, to }] of (definition.layout?.connections ?? []).entries()) {
    sites.value('state', `${base}/layout/connections/${index}/from`, from);
    sites.value('state', `${base}/layout/connections/${index}/to`, to);
  }
}

/** Columns of every table the forms and the data block describe. */
export function tablesOf(document: DesignDocument): TableColumns {
  const tables = new Map<string, Set<string>>();
  for (const schema of [document.definition.data, ...Object.values(document.forms).map((form) => form.schema)])
    for (const [name, property] of Object.entries(schema?.properties ?? {})) {
      const columns = Object.keys(property.items?.properties ?? {});
      if (columns.length > 0) tables.set(name, new Set([...(tables.get(name) ?? []), ...columns]));
    }
  return tables;
}
