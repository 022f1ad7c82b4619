import { jsonPointer, type FieldRight, type Issue } from '@yunliu/engine/definition';
import type { Command } from '../commands/command.js';
import { freshName, scopePointer, placeOfState, statesOf } from '../commands/find-state.js';
import type { DesignDocument } from '../document/design-document.js';
import { pathOf, valueAt } from '../document/json-path.js';
import { sitesOf } from '../names/document-sites.js';
import { nearName } from './near-name.js';

/** One click that mends a fault. */
export interface Fix {
  readonly title: { readonly 'zh-CN': string; readonly en: string };
  readonly command: Command;
}

interface Place {
  readonly document: DesignDocument;
  readonly issue: Issue;
  readonly path: readonly string[];
  /** What stands at the pointer. */
  readonly value: unknown;
  /** The state around the pointer. */
  readonly state: string | undefined;
}

type Fixer = (place: Place) => Fix | undefined;

/** What can be done about an issue with one click, the likeliest first. */
export function fixesFor(document: DesignDocument, issue: Issue): readonly Fix[] {
  const fixers = Object.hasOwn(FIXERS, issue.code) ? (FIXERS[issue.code] ?? []) : [];
  const path = pathOf(issue.pointer);
  let state: { readonly key: string; readonly pointer: string } | undefined;
  for (const placed of statesOf(document).values())
    if (
      (issue.pointer === placed.pointer || issue.pointer.startsWith(`${placed.pointer}/`)) &&
      placed.pointer.length > (state?.pointer.length ?? 0)
    )
      state = placed;
  const place = { document, issue, path, value: valueAt(document, path), state: state?.key };
  return fixers.flatMap((fixer) => fixer(place) ?? []);
}

const fix = (zh: string, en: string, command: Command): Fix => ({ title: { 'zh-CN': zh, en }, command });

const removeIt: Fixer = ({ issue }) =>
  fix('删去该项', 'Remove it', { type: 'remove', pointer: issue.pointer, andEmpty: true });

const removeCondition: Fixer = ({ issue }) =>
  fix('删去条件', 'Remove the condition', { type: 'remove', pointer: issue.pointer });

const removeBranch: Fixer = ({ state, path }) =>
  state === undefined
    ? undefined
    : fix('删去该分支', 'Remove the branch', { type: 'remove-branch', of: state, index: Number(path.at(-2)) });

const nearest =
  (known: (document: DesignDocument) => Iterable<string>): Fixer =>
  ({ document, issue, value }) => {
    const near = typeof value === 'string' ? nearName(value, known(document)) : undefined;
    return near === undefined
      ? undefined
      : fix(`改为“${near}”`, `Change to "${near}"`, { type: 'set', pointer: issue.pointer, value: near });
  };

const stateNames = (document: DesignDocument): Iterable<string> => statesOf(document).keys();
const declared =
  (kind: 'variable' | 'serial' | 'role') =>
  (document: DesignDocument): Iterable<string> =>
    sitesOf(document).names.flatMap((site) => (site.kind === kind && site.declares === true ? [site.name] : []));

/** An end of the scope a state stands in, else of the process. */
function endNear(document: DesignDocument, key: string | undefined): string {
  const states = [...statesOf(document).values()];
  const own = key === undefined ? undefined : statesOf(document).get(key);
  const scope = own === undefined ? '/definition' : scopePointer(document, placeOfState(own));
  const finals = states.filter(({ state, key: name }) => state.type === 'final' && name !== key);
  const near = finals.find((placed) => scopePointer(document, placeOfState(placed)) === scope);
  return (near ?? finals[0])?.key ?? document.definition.initial;
}

const addEnd: Fixer = ({ document, path, state }) => {
  if (state === undefined) return undefined;
  const around = statesOf(document).get(state)?.state;
  const region = around?.type === 'parallel' ? path[path.indexOf('regions') + 1] : undefined;
  const into =
    around?.type === 'phase' || around?.type === 'parallel'
      ? { in: state, ...(region === undefined ? {} : { region }) }
      : {};
  return fix('添加结束', 'Add an end', { type: 'add-state', stateType: 'final', into });
};

const routeFor =
  (map: 'onDone' | 'outcomes', key: string): Fixer =>
  ({ document, state }) =>
    state === undefined
      ? undefined
      : fix('添加其余去向', 'Add the missing route', {
          type: 'add-route',
          of: state,
          map,
          key,
          to: endNear(document, state),
        });

/** A clock that no agreement promises goes by a name of its own. */
const nameMetric: Fixer = ({ document, issue }) => {
  if (!issue.message.en.includes('"metric"')) return undefined;
  const value = freshName('handling', namesIn(document, /"metric":"([^"]*)"/g));
  return fix('自拟指标名称', 'Give it a name of its own', { type: 'set', pointer: `${issue.pointer}/metric`, value });
};

function namesIn({ definition }: DesignDocument, pattern: RegExp): ReadonlySet<string> {
  return new Set([...JSON.stringify(definition).matchAll(pattern)].map((match) => match[1] ?? ''));
}

const FIXERS: { readonly [code: string]: readonly Fixer[] } = {
  'task/no-outcome': [
    ({ document, state }) =>
      state === undefined
        ? undefined
        : fix('添加“完成”', 'Add an outcome', {
            type: 'add-outcome',
            of: state,
            key: 'done',
            title: { 'zh-CN': '完成', en: 'Done' },
            to: endNear(document, state),
          }),
  ],
  'state/unreachable': [
    ({ state }) =>
      state === undefined ? undefined : fix('删去该步骤', 'Remove the step', { type: 'remove-states', keys: [state] }),
  ],
  'state/unknown': [
    nearest(stateNames),
    ({ document, issue, state }) =>
      issue.pointer.endsWith('/to')
        ? fix('改接到结束', 'Lead it to an end', {
            type: 'set',
            pointer: issue.pointer,
            value: endNear(document, state),
          })
        : undefined,
  ],
  'state/no-way-to-end': [addEnd],
  'state/initial-not-inside': [
    ({ document, issue, path }) => {
      const [first] = Object.keys((valueAt(document, [...path.slice(0, -1), 'states']) as object | undefined) ?? {});
      return first === undefined
        ? undefined
        : fix(`从“${first}”开始`, `Begin at "${first}"`, { type: 'set', pointer: issue.pointer, value: first });
    },
  ],
  'wait/no-way-out': [
    ({ document, state }) =>
      state === undefined
        ? undefined
        : fix('添加到时离开', 'Leave after a time', { type: 'connect', from: state, to: endNear(document, state) }),
  ],
  'phase/no-way-out': [addEnd],
  'phase/no-final': [addEnd],
  'parallel/region-without-final': [addEnd],
  'phase/uncovered-outcome': [routeFor('onDone', '*')],
  'phase/unknown-outcome': [removeIt],
  'phase/history-unused': [removeIt],
  'call/uncovered-outcome': [routeFor('outcomes', '*')],
  'call/no-way-on': [routeFor('outcomes', '*')],
  'call/uncovered-cancel': [routeFor('outcomes', 'cancelled')],
  'call/ignored-outcome': [removeIt],
  'call/unknown-outcome': [removeIt],
  'call/ignored-output': [removeIt],
  'decision/duplicate-branch': [removeBranch],
  'decision/never-taken': [removeBranch],
  'outcome/always-offered': [removeCondition],
  'outcome/never-offered': [removeCondition],
  'variable/unknown': [
    nearest(declared('variable')),
    ({ issue, path, value }) => {
      const last = path.at(-1) ?? '';
      const name = /\/(values|output)\/[^/]+$/.test(issue.pointer) ? last : value;
      return typeof name === 'string' && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)
        ? fix(`声明变量“${name}”`, `Declare the variable "${name}"`, {
            type: 'add-variable',
            name,
            schema: { title: name, type: 'string' },
          })
        : undefined;
    },
  ],
  'role/undeclared': [
    nearest(declared('role')),
    ({ value }) =>
      typeof value === 'string'
        ? fix(`声明角色“${value}”`, `Declare the role "${value}"`, { type: 'add-role', key: value, title: value })
        : undefined,
  ],
  'role/unused': [({ path }) => fix('删去该角色', 'Remove the role', { type: 'remove-role', key: path.at(-1) ?? '' })],
  'rights/unknown-field': [removeIt],
  'rights/computed-field': [
    ({ issue }) =>
      fix('改为只读', 'Make it read-only', { type: 'set', pointer: issue.pointer, value: 'read' satisfies FieldRight }),
  ],
  'rights/required-field-closed': [
    ({ issue, state }) => {
      const field = /[“"]([^“”"]+)[”"][^“”"]*$/.exec(issue.message['zh-CN'])?.[1];
      return field === undefined || state === undefined
        ? undefined
        : fix('在此步骤设为必填', 'Require it in this step', {
            type: 'set-rights',
            cells: [{ state, path: field, right: 'required' }],
          });
    },
  ],
  'layout/unknown-state': [removeIt],
  'timer/duplicate-id': [
    ({ document, issue: { pointer }, value }) =>
      typeof value === 'string'
        ? fix('换一个名称', 'Give it another id', {
            type: 'set',
            pointer,
            value: freshName(value, namesIn(document, /"id":"([^"]*)"/g)),
          })
        : undefined,
  ],
  'timer/no-time': [
    ({ issue }) =>
      fix('设为 1 个工作日后', 'After one working day', {
        type: 'batch',
        commands: [
          { type: 'set', pointer: `${issue.pointer}/after`, value: 'P1D' },
          { type: 'set', pointer: `${issue.pointer}/calendar`, value: 'workday' },
        ],
      }),
  ],
  'timer/after-and-at': [
    ({ issue }) => fix('只按时长', 'Keep the duration', { type: 'remove', pointer: `${issue.pointer}/at` }),
  ],
  'timer/no-effect': [
    ({ issue }) =>
      fix('添加提醒', 'Add a notice', { type: 'add-effect', at: `${issue.pointer}/effects`, effect: 'notify' }),
  ],
  'timer/repeat-interrupts': [removeIt],
  'timer/only-when-repeating': [removeIt],
  'serial/unknown': [
    nearest(declared('serial')),
    ({ value }) =>
      typeof value === 'string' && value !== ''
        ? fix(`新建编号规则“${value}”`, `Make the serial rule "${value}"`, {
            type: 'set',
            pointer: '/definition/serials' + jsonPointer(value),
            value: { title: value, pattern: `${value}-{yyyy}{MM}-{n:4}`, reset: 'month' },
          })
        : undefined,
  ],
  'start/nobody': [
    ({ issue }) =>
      fix('所有用户可发起', 'Everybody may start it', { type: 'insert', pointer: issue.pointer, value: '*' }),
  ],
  'parallel/otherwise-unused': [removeIt],
  'parallel/late-unused': [removeIt],
  'group/tie-unused': [removeIt],
  'separation/own-state': [removeIt],
  'schema/unknown-property': [removeIt],
  'schema/missing-property': [nameMetric],
  'form/unknown-required': [removeIt],
  'form/field-without-title': [
    ({ issue, value }) => {
      const name = (value as { readonly scope?: string } | undefined)?.scope?.split('/').at(-1);
      return name === undefined
        ? undefined
        : fix('以字段名为标题', 'Title it by its name', {
            type: 'set',
            pointer: `${issue.pointer}/label`,
            value: name,
          });
    },
  ],
  'form/field-not-shown': [
    ({ document, path }) => {
      const [, form = '', , , name = ''] = path;
      const type = valueAt(document, ['forms', form, 'ui', 'elements']) === undefined ? undefined : 'Control';
      return type === undefined
        ? undefined
        : fix('放到表单末尾', 'Put it at the end of the form', {
            type: 'insert',
            pointer: `/forms${jsonPointer(form)}/ui/elements`,
            value: { type, scope: `#/properties/${name}` },
          });
    },
    removeIt,
  ],
  'form/unknown-scope': [
    ({ issue }) => {
      const match = /^\/forms\/[^/]+(\/ui\/.+)\/scope$/.exec(issue.pointer);
      const form = pathOf(issue.pointer)[1] ?? '';
      return match?.[1] === undefined
        ? undefined
        : fix('删去该元素', 'Remove the element', { type: 'remove-element', form, at: match[1] });
    },
  ],
};
