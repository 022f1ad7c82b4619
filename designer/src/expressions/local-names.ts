import type { EachRule, Locale, State } from '@yunliu/engine/definition';
import { ANY, OPEN_CONTEXT, parseSyntax, type FeelType } from '@yunliu/engine/expressions';
import { conditionFields, statesOf, type ConditionField, type DesignDocument } from '../model/index.js';
import { childType, type NameWorld } from './process-names.js';
import type { ScopeName } from './scope-name.js';

/** Names bound at a place of a definition: the row of a state per row, what comes back from a call, a message … */
export function localNames(
  document: DesignDocument,
  pointer: string,
  world: NameWorld,
  locale: Locale,
): readonly ScopeName[] {
  const { state, rest } = around(document, pointer);
  const names: ScopeName[] = [];
  const each = eachOf(state);
  if (each !== undefined && !/^(\/group)?\/each\/list$/.test(rest)) {
    const [type, columns] = rowOf(document, each, locale);
    names.push(local(each.as ?? 'item', TITLES[locale].item, type, columns));
    names.push(local('index', TITLES[locale].index, NUMBER));
  }
  if (rest.endsWith('/each/enough'))
    for (const name of ['completed', 'active', 'total'] as const) names.push(local(name, TITLES[locale][name], NUMBER));
  if (rest.endsWith('/group/weight')) names.push(local('member', TITLES[locale].member, TEXT));
  if (/^(\/start)?\/messages\/\d+\/(output\/|output$)/.test(rest) || /^\/start\/messages\/\d+\/key$/.test(rest))
    names.push(local('message', TITLES[locale].message, OPEN_CONTEXT));
  if (/^\/signals\/\d+\/output/.test(rest)) names.push(local('signal', TITLES[locale].signal, OPEN_CONTEXT));
  if (state?.type === 'call' && rest.startsWith('/output')) {
    const keys = typeof state.process === 'string' ? [state.process] : state.process.oneOf;
    const { type, entries } = childType(world, keys);
    names.push(local('child', TITLES[locale].child, type, entries));
  }
  if (state?.type === 'service' && rest.startsWith('/output'))
    names.push(local('result', TITLES[locale].result, OPEN_CONTEXT));
  return names;
}

const NUMBER: FeelType = { kind: 'number' };
const TEXT: FeelType = { kind: 'string' };

const zhCn = {
  item: '当前项',
  index: '序号（从 1 起）',
  completed: '已完成数',
  active: '办理中数',
  total: '总数',
  member: '会签成员',
  message: '收到的消息',
  signal: '收到的信号',
  child: '子流程',
  result: '返回结果',
};
const en: typeof zhCn = {
  item: 'Current item',
  index: 'Number, from 1',
  completed: 'Completed',
  active: 'In work',
  total: 'In all',
  member: 'Member',
  message: 'Message received',
  signal: 'Signal received',
  child: 'Called process',
  result: 'Result',
};
const TITLES = { 'zh-CN': zhCn, en };

function local(
  name: string,
  title: string,
  type: FeelType,
  columns: ReadonlyMap<string, ConditionField> = new Map(),
): ScopeName {
  const kind = type.kind === 'number' ? 'number' : type.kind === 'string' ? 'text' : 'other';
  return { name, title, type, origin: 'local', field: { name, title, kind, schema: {}, choices: new Map(), columns } };
}

/** The innermost state around a pointer and the rest of the pointer inside it. */
function around(document: DesignDocument, pointer: string): { readonly state?: State; readonly rest: string } {
  let found: { readonly state: State; readonly pointer: string } | undefined;
  for (const placed of statesOf(document).values())
    if (pointer.startsWith(`${placed.pointer}/`) && placed.pointer.length > (found?.pointer.length ?? 0))
      found = placed;
  if (found === undefined) return { rest: pointer.replace('/definition', '') };
  return { state: found.state, rest: pointer.slice(found.pointer.length) };
}

function eachOf(state: State | undefined): EachRule | undefined {
  if (state?.type === 'task') return state.group?.each;
  return state?.type === 'call' ? state.each : undefined;
}

function rowOf(
  document: DesignDocument,
  { list }: EachRule,
  locale: Locale,
): readonly [FeelType, ReadonlyMap<string, ConditionField>] {
  const { node } = parseSyntax(list);
  const source = node?.kind === 'filter' ? node.base : node;
  const fields = conditionFields(document, locale);
  const field = source?.kind === 'name' ? fields.get(source.name) : undefined;
  if (field === undefined) return [ANY, new Map()];
  const columns = [...field.columns.values()];
  if (columns.length === 0) return [ANY, new Map()];
  return [{ kind: 'context', entries: new Map(columns.map(({ name }) => [name, ANY])), open: true }, field.columns];
}
