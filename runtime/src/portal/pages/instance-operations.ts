import { localize, walkStates } from '@yunliu/engine/definition';
import type { CommandAnswer, InstanceDetail, OfferedOperation } from '../../api/index.js';
import { call } from '../api-client.js';
import { locale, t } from '../locales/index.js';
import { newId } from '../new-id.js';
import { askOperation } from '../parts/operation-dialog.js';
import type { MenuItem } from '../parts/operations-menu.js';
import { isTold, menuItem } from './offered-items.js';
import type { OperationHost } from './operation-host.js';

type Ask = (detail: InstanceDetail, host: OperationHost) => Promise<void>;

const id = (detail: InstanceDetail) => ({ id: detail.id });
const stay = { stays: true };
const DANGEROUS: ReadonlySet<string> = new Set(['terminate', 'suspend', 'jump']);

/** 操作 of an instance: what is offered, and why not the rest. */
export function instanceMenu(detail: InstanceDetail, host: OperationHost): readonly MenuItem[] {
  const offers = (detail.operations ?? []).filter((offer) => isTold(offer) && isAbout(offer, detail));
  const items = offers.flatMap((offer): MenuItem[] => {
    const ask = Object.hasOwn(asks, offer.operation) ? asks[offer.operation] : undefined;
    if (ask === undefined) return [];
    return [menuItem(offer, () => void ask(detail, host), DANGEROUS.has(offer.operation))];
  });
  const canUrge = detail.status === 'running' && detail.suspended === undefined && detail.tasks.length > 0;
  const urge = menuItem({ operation: 'urge', offered: true }, () => void urgeAll(detail, host));
  return canUrge ? [urge, ...items] : items;
}

/** 拿回 and 抄送 stand on the task page too, where they are offered. */
export function takeBackItem(detail: InstanceDetail, host: OperationHost): readonly MenuItem[] {
  return itemOf('take-back', detail, host);
}

export function copyItem(detail: InstanceDetail, host: OperationHost): readonly MenuItem[] {
  return itemOf('cc', detail, host);
}

function itemOf(operation: string, detail: InstanceDetail, host: OperationHost): readonly MenuItem[] {
  const offer = (detail.operations ?? []).find((one) => one.operation === operation);
  const ask = asks[operation];
  if (offer?.offered !== true || ask === undefined) return [];
  return [menuItem(offer, () => void ask(detail, host))];
}

/** Of opposites only the one that could be meant; of an ended instance only what can bring it back. */
function isAbout({ operation, offered }: OfferedOperation, detail: InstanceDetail): boolean {
  if (offered) return true;
  if (detail.status !== 'running') return operation === 'reopen';
  if (operation === 'reopen') return false;
  return detail.suspended === undefined ? operation !== 'activate' : operation !== 'suspend';
}

const asks: { readonly [operation: string]: Ask } = {
  recall: async (detail, host) => {
    const { recall, names, remark } = t().operations;
    const answer = await askOperation({
      title: names.recall,
      text: recall.text,
      confirm: names.recall,
      fields: [{ kind: 'text', key: 'reason', label: remark }],
    });
    if (answer === undefined) return;
    const body = { commandId: newId(), ...(answer.text('reason') === '' ? {} : { reason: answer.text('reason') }) };
    await host.operate(() => call('recallInstance', { params: id(detail), body }), recall.done, { stays: false });
  },

  'take-back': async (detail, host) => {
    const { takeBack, names, remark } = t().operations;
    const answer = await askOperation({
      title: names['take-back'],
      text: takeBack.text,
      confirm: names['take-back'],
      fields: [{ kind: 'text', key: 'reason', label: remark }],
    });
    if (answer === undefined) return;
    const body = { commandId: newId(), ...(answer.text('reason') === '' ? {} : { reason: answer.text('reason') }) };
    await host.operate(() => call('takeBack', { params: id(detail), body }), takeBack.done, { stays: false });
  },

  cc: async (detail, host) => {
    const { copy, names } = t().operations;
    const answer = await askOperation({
      title: names.cc,
      text: copy.text,
      confirm: names.cc,
      fields: [
        { kind: 'people', key: 'users', label: copy.users },
        { kind: 'text', key: 'text', label: copy.message },
      ],
    });
    if (answer === undefined) return;
    const users = answer.people('users').map((person) => person.id);
    const body = { commandId: newId(), users, ...(answer.text('text') === '' ? {} : { text: answer.text('text') }) };
    await host.operate(() => call('copyPeople', { params: id(detail), body }), copy.done, stay);
  },

  jump: async (detail, host) => {
    const { jump, names, reason } = t().operations;
    const answer = await askOperation({
      title: names.jump,
      text: jump.text,
      confirm: names.jump,
      danger: true,
      fields: [
        { kind: 'select', key: 'to', label: jump.to, options: statesOf(detail) },
        {
          kind: 'choice',
          key: 'people',
          label: jump.people,
          value: 'keep',
          options: [
            { value: 'keep', title: jump.keep },
            { value: 'ask', title: jump.ask },
          ],
        },
        { kind: 'text', key: 'reason', label: reason, required: true },
      ],
    });
    if (answer === undefined) return;
    const people = answer.text('people') === 'ask' ? ('ask' as const) : ('keep' as const);
    const body = { commandId: newId(), to: answer.text('to'), people, reason: answer.text('reason') };
    await host.operate(() => call('jumpTo', { params: id(detail), body }), jump.done, stay);
  },

  terminate: async (detail, host) => {
    const { terminate, names, reason } = t().operations;
    const answer = await askOperation({
      title: names.terminate,
      text: terminate.text,
      confirm: names.terminate,
      danger: true,
      fields: [
        {
          kind: 'choice',
          key: 'as',
          label: terminate.as,
          value: 'terminated',
          options: [
            { value: 'terminated', title: terminate.terminated },
            { value: 'voided', title: terminate.voided },
          ],
        },
        { kind: 'text', key: 'reason', label: reason, required: true },
      ],
    });
    if (answer === undefined) return;
    const as = answer.text('as') === 'voided' ? ('voided' as const) : ('terminated' as const);
    const body = { commandId: newId(), as, reason: answer.text('reason') };
    await host.operate(() => call('terminateInstance', { params: id(detail), body }), terminate.done, stay);
  },

  suspend: async (detail, host) => {
    const { suspend, names, reason } = t().operations;
    const hasChildren = detail.related.some(({ relation, status }) => relation === 'child' && status === 'running');
    const answer = await askOperation({
      title: names.suspend,
      text: suspend.text,
      confirm: names.suspend,
      danger: true,
      fields: [
        {
          kind: 'choice',
          key: 'timers',
          label: suspend.timers,
          value: 'shift',
          options: [
            { value: 'shift', title: suspend.shift },
            { value: 'absolute', title: suspend.absolute },
          ],
        },
        ...(hasChildren ? [{ kind: 'flag' as const, key: 'children', label: suspend.children, value: true }] : []),
        { kind: 'text', key: 'reason', label: reason, required: true },
      ],
    });
    if (answer === undefined) return;
    const timers = answer.text('timers') === 'absolute' ? ('absolute' as const) : ('shift' as const);
    const body = { commandId: newId(), reason: answer.text('reason'), timers, children: answer.flag('children') };
    await host.operate(() => call('suspendInstance', { params: id(detail), body }), suspend.done, stay);
  },

  activate: async (detail, host) => {
    const { activate, names, remark } = t().operations;
    const answer = await askOperation({
      title: names.activate,
      text: activate.text,
      confirm: names.activate,
      fields: [
        { kind: 'flag', key: 'children', label: activate.children, value: true },
        { kind: 'text', key: 'reason', label: remark },
      ],
    });
    if (answer === undefined) return;
    const reason = answer.text('reason');
    const body = { commandId: newId(), children: answer.flag('children'), ...(reason === '' ? {} : { reason }) };
    await host.operate(() => call('activateInstance', { params: id(detail), body }), activate.done, stay);
  },

  reopen: async (detail, host) => {
    const { reopen, names, reason } = t().operations;
    const answer = await askOperation({
      title: names.reopen,
      text: reopen.text,
      confirm: names.reopen,
      fields: [
        { kind: 'select', key: 'to', label: reopen.to, options: statesOf(detail) },
        { kind: 'text', key: 'reason', label: reason, required: true },
      ],
    });
    if (answer === undefined) return;
    const body = { commandId: newId(), to: answer.text('to'), reason: answer.text('reason') };
    await host.operate(() => call('reopenInstance', { params: id(detail), body }), reopen.done, stay);
  },
};

/** One reminder for each open task; the first refusal is shown when none went out. */
async function urgeAll(detail: InstanceDetail, host: OperationHost): Promise<void> {
  const { urge, names } = t().operations;
  const answer = await askOperation({
    title: names.urge,
    text: urge.text,
    confirm: names.urge,
    fields: [{ kind: 'text', key: 'text', label: urge.message }],
  });
  if (answer === undefined) return;
  const text = answer.text('text');
  const send = async (): Promise<CommandAnswer | undefined> => {
    const sent = await Promise.allSettled(
      detail.tasks.map(async (task) =>
        call('urgeTask', { params: { id: task.id }, body: { commandId: newId(), ...(text === '' ? {} : { text }) } }),
      ),
    );
    const done = sent.find((one) => one.status === 'fulfilled');
    const failed = sent.find((one) => one.status === 'rejected');
    if (done === undefined && failed !== undefined) throw failed.reason;
    return done?.value;
  };
  await host.operate(send, urge.done, stay);
}

/** Where a person can send the instance: everything it can stay in. */
function statesOf(detail: InstanceDetail): readonly { readonly value: string; readonly title: string }[] {
  return walkStates(detail.definition)
    .filter(({ state }) => !['final', 'phase', 'parallel', 'decision'].includes(state.type))
    .map(({ key, state }) => ({ value: key, title: localize(state.title, locale()) }));
}
