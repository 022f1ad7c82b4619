import type { Locale } from '@yunliu/engine/definition';
import type { Option } from '../controls/index.js';
import { pathOf, valueAt, type Command, type DesignDocument } from '../model/index.js';
import { scopeAt } from './expression-scope.js';
import { variablesOf, type NameWorld } from './process-names.js';
import type { ScopeName } from './scope-name.js';
import { kindWord } from './feel-completion.js';

/**
 * What names a mapping sets: `variables` of this process, `child`: those of the process that is called, `free`: anything.
 * Found from the pointer when not said.
 */
export type MappingTargets = 'variables' | 'child' | 'free';

/** The entries at a pointer, in their order; a missing record is empty. */
export function mappingAt(
  document: DesignDocument,
  pointer: string,
): readonly (readonly [name: string, text: string])[] {
  const value = valueAt(document, pathOf(pointer));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).map(([name, text]) => [name, typeof text === 'string' ? text : JSON.stringify(text)]);
}

export function targetsAt(pointer: string, document: DesignDocument): MappingTargets {
  if (pointer.endsWith('/values') || pointer.endsWith('/output')) return 'variables';
  if (!pointer.endsWith('/input')) return 'free';
  return childKeys(document, pointer).length > 0 ? 'child' : 'free';
}

/** Names that can be set there and are not yet. */
export function targetOptions(
  document: DesignDocument,
  pointer: string,
  targets: MappingTargets,
  world: NameWorld,
  locale: Locale,
): readonly Option[] {
  const names: readonly ScopeName[] =
    targets === 'free'
      ? []
      : targets === 'child'
        ? childKeys(document, pointer).flatMap((key) => variablesOf(key, world, locale))
        : scopeAt(document, '/definition', world, locale).names.filter(({ origin }) => origin !== 'own');
  const seen = new Map(names.map((one) => [one.name, one]));
  return [...seen.values()].map(({ name, title, type }) => ({
    value: name,
    label: title,
    detail: `${name} · ${kindWord(type, locale)}`,
  }));
}

/** Keys of the processes whose input stands at a pointer: of a call, or of a `start` effect. */
function childKeys(document: DesignDocument, pointer: string): readonly string[] {
  const owner = valueAt(document, pathOf(pointer.slice(0, pointer.lastIndexOf('/')))) as
    { readonly type?: string; readonly process?: string | { readonly oneOf: readonly string[] } } | undefined;
  if ((owner?.type !== 'call' && owner?.type !== 'start') || owner.process === undefined) return [];
  return typeof owner.process === 'string' ? [owner.process] : owner.process.oneOf;
}

/** The same entry under another name, in the same place of the order. Undefined when the name is taken or empty. */
export function renameEntry(document: DesignDocument, pointer: string, from: string, to: string): Command | undefined {
  const entries = mappingAt(document, pointer);
  if (to === '' || entries.some(([name]) => name === to)) return undefined;
  const value = Object.fromEntries(entries.map(([name, text]) => [name === from ? to : name, text]));
  return { type: 'set', pointer, value };
}

/** Names of the other process that this one has too and that are not set yet, each from its own. */
export function sameNames(
  document: DesignDocument,
  pointer: string,
  targets: MappingTargets,
  world: NameWorld,
): Command | undefined {
  if (targets !== 'child') return undefined;
  const entries = mappingAt(document, pointer);
  const own = scopeAt(document, pointer, world).types;
  const names = targetOptions(document, pointer, targets, world, 'zh-CN')
    .map(({ value }) => value)
    .filter((name) => own.has(name) && !entries.some(([one]) => one === name));
  if (names.length === 0) return undefined;
  const value = Object.fromEntries([...entries, ...names.map((name) => [name, name] as const)]);
  return { type: 'set', pointer, value };
}

/** A first value for a new entry: the variable of the same name where there is one. */
export function firstValueOf(document: DesignDocument, pointer: string, name: string, world: NameWorld): string {
  const scope = scopeAt(document, `${pointer}/${name}`, world);
  const child = scope.types.get('child');
  if (child?.kind === 'context' && child.entries.has(name)) return `child.${name}`;
  if (scope.types.has('result')) return `result.${name}`;
  if (scope.types.has('message')) return `message.${name}`;
  return scope.types.has(name) && !pointer.endsWith('/values') ? name : 'null';
}

/** Is the record at the pointer one the format can do without? */
export function isOptionalMapping(pointer: string): boolean {
  return !pointer.endsWith('/values');
}
