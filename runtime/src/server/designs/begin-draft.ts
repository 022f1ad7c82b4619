import {
  applyCommand,
  newProcess,
  openDesign,
  pathOf,
  saveDesign,
  usesOf,
  valueAt,
  writeJson,
} from '@yunliu/designer/model';
import type { DesignDocument } from '@yunliu/designer/model';
import type { JsonObject } from '@yunliu/engine/definition';
import type { DesignOrigin } from '../../api/index.js';
import type { ServerParts } from '../server-parts.js';
import type { DraftDeed, DraftFiles } from './draft.js';
import { wholeFiles } from './draft.js';
import { readDraft } from './draft-book.js';
import { keyTaken, unknownDraft, unknownVersion } from './draft-faults.js';
import { versionFiles } from './version-files.js';

export interface Beginning {
  readonly files: DraftFiles;
  readonly what: DraftDeed;
  readonly basedOn?: number;
}

/** The files a draft begins with, and how the audit calls it. */
export async function beginDraft(parts: ServerParts, from: DesignOrigin): Promise<Beginning> {
  switch (from.kind) {
    case 'empty':
      await requireFreeKey(parts, from.key);
      return {
        files: {
          definition: writeJson(newProcess(from.key, from.title, firstCategory(parts))),
          forms: [],
          scenarios: {},
        },
        what: 'created',
      };
    case 'files':
      return { files: wholeFiles(from.files), what: 'imported' };
    case 'design': {
      const other = await readDraft(parts, from.id);
      if (other === undefined || other.head.status === 'deleted') throw unknownDraft();
      const { basedOn } = other.head;
      return { files: other.files, what: 'copied', ...(basedOn === undefined ? {} : { basedOn }) };
    }
    case 'version': {
      const stored = await parts.store.definition(from.process, from.version);
      if (stored === undefined) throw unknownVersion();
      const newest = await newestVersion(parts, from.process);
      return {
        files: await versionFiles(parts.store, stored),
        what: from.version < newest ? 'restored' : 'created',
        basedOn: from.version,
      };
    }
    case 'template': {
      await requireFreeKey(parts, from.newKey);
      const version = from.version ?? (await parts.engine.latestDefinition(from.process))?.version;
      const stored = version === undefined ? undefined : await parts.store.definition(from.process, version);
      if (stored === undefined) throw unknownVersion();
      const copy = copyAs(openDesign(await versionFiles(parts.store, stored)), from.newKey, from.newTitle);
      return { files: saveDesign(copy) as DraftFiles, what: 'copied' };
    }
  }
}

/** The highest version there is, retired ones included; 0 = none. */
export async function newestVersion(parts: ServerParts, process: string): Promise<number> {
  const versions = (await parts.store.definitions()).filter(({ key }) => key === process);
  return Math.max(0, ...versions.map(({ version }) => version));
}

async function requireFreeKey(parts: ServerParts, key: string): Promise<void> {
  if ((await newestVersion(parts, key)) > 0) throw keyTaken(key);
}

function firstCategory(parts: ServerParts): string {
  return [...parts.categories.keys()].at(-1) ?? 'general';
}

/**
 * The same process under another key, with forms of its own: editing the copy must not become a new version of a form
 * that belongs to the original.
 */
function copyAs(original: DesignDocument, key: string, title: string): DesignDocument {
  const old = original.definition.key;
  let copy = original;
  const set = (pointer: string, value: unknown): void => {
    copy = applyCommand(copy, { type: 'set', pointer, value: value as never });
  };
  set('/definition/key', key);
  set('/definition/version', 1);
  set('/definition/title', { 'zh-CN': title });
  // The code of the service catalogue belongs to the original.
  if (copy.definition.card?.code !== undefined)
    copy = applyCommand(copy, { type: 'remove', pointer: '/definition/card/code' });
  for (const form of Object.values(original.forms)) {
    const name = form.key === old || form.key.startsWith(`${old}-`) ? form.key.slice(old.length) : `-${form.key}`;
    copy = copyForm(copy, form.key, form.version, (key + name).slice(0, 80).replace(/-+$/, ''));
  }
  const scenarios = Object.entries(copy.scenarios).map(([name, story]) => [name, storyOf(story, old, key)] as const);
  return { ...copy, scenarios: Object.fromEntries(scenarios) };
}

function copyForm(document: DesignDocument, from: string, version: number, to: string): DesignDocument {
  // Several versions of a form in one process keep their order: their versions stay.
  const versions = Object.values(document.forms).filter(({ key }) => key === from || key === to);
  let copy = document.forms[`${from}@${version}`] === undefined ? document : rename(document, from, to);
  if (versions.length > 1 || version === 1) return copy;
  for (const { pointer } of usesOf(copy, { kind: 'form', name: to })) {
    if (!pointer.endsWith('/template')) continue;
    const at = `${pointer.slice(0, -'/template'.length)}/version`;
    if (valueAt(copy, pathOf(at)) === version) copy = applyCommand(copy, { type: 'set', pointer: at, value: 1 });
  }
  const { [`${to}@${version}`]: form, ...forms } = copy.forms;
  const { [`${to}@${version}`]: prints, ...otherPrints } = copy.prints;
  if (form === undefined) return copy;
  return {
    ...copy,
    forms: { ...forms, [`${to}@1`]: { ...form, version: 1 } },
    prints: { ...otherPrints, [`${to}@1`]: prints ?? {} },
  };
}

function rename(document: DesignDocument, name: string, to: string): DesignDocument {
  return applyCommand(document, { type: 'rename', kind: 'form', name, to });
}

/** The story is about the copy now. */
function storyOf(story: JsonObject, old: string, key: string): JsonObject {
  const swap = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(swap);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, name === 'process' && item === old ? key : swap(item)]),
    );
  };
  return swap(story) as JsonObject;
}
