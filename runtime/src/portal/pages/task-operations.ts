import type { JsonObject } from '@yunliu/engine/definition';
import type { OfferedOperation, Person, TaskPage } from '../../api/index.js';
import { call } from '../api-client.js';
import { t } from '../locales/index.js';
import { newId } from '../new-id.js';
import { askOperation } from '../parts/operation-dialog.js';
import type { MenuItem } from '../parts/operations-menu.js';
import { copyItem, takeBackItem } from './instance-operations.js';
import { isTold, menuItem } from './offered-items.js';
import type { OperationHost } from './operation-host.js';

export interface TaskOperationsHost extends OperationHost {
  readonly values: () => JsonObject | undefined;
}

type Ask = (offer: OfferedOperation, page: TaskPage, host: TaskOperationsHost) => Promise<void>;

const id = (page: TaskPage) => ({ id: page.task.id });
const away = { stays: false };
const stay = { stays: true };

/** 操作 of a task: what is offered besides its outcomes, and why not the rest. */
export function taskMenu(page: TaskPage, host: TaskOperationsHost): readonly MenuItem[] {
  if (page.task.status !== 'open') return [];
  const own = (page.operations ?? []).flatMap((offer): MenuItem[] => {
    const ask = Object.hasOwn(asks, offer.operation) ? asks[offer.operation] : undefined;
    if (ask === undefined || !isTold(offer) || (!offer.offered && !isAbout(offer.operation, page))) return [];
    return [menuItem(offer, () => void ask(offer, page, host))];
  });
  return [...own, ...takeBackItem(page.instance, host), ...copyItem(page.instance, host)];
}

/** 办完交还 makes sense only where somebody delegated, taking back only for the owner. */
function isAbout(operation: string, page: TaskPage): boolean {
  if (operation === 'resolve' || operation === 'recall-delegation') return page.owner !== undefined;
  return operation !== 'remove-signers' || page.group !== undefined;
}

const asks: { readonly [operation: string]: Ask } = {
  delegate: async (_offer, page, host) => {
    const { delegate, names, remark } = t().operations;
    const answer = await askOperation({
      title: names.delegate,
      text: delegate.text,
      confirm: names.delegate,
      fields: [
        { kind: 'people', key: 'to', label: delegate.to, most: 1, exclude: [page.task.assignee?.id ?? ''] },
        { kind: 'text', key: 'reason', label: remark },
      ],
    });
    const to = answer?.people('to')[0];
    if (answer === undefined || to === undefined) return;
    const body = { commandId: newId(), to: to.id, ...remarkOf(answer.text('reason'), 'reason') };
    await host.operate(() => call('delegateTask', { params: id(page), body }), delegate.done(to.name), away);
  },

  resolve: async (_offer, page, host) => resolveTask(page, host),

  'recall-delegation': async (_offer, page, host) => {
    const { recallDelegation, names, remark } = t().operations;
    const answer = await askOperation({
      title: names['recall-delegation'],
      text: recallDelegation.text,
      confirm: names['recall-delegation'],
      fields: [{ kind: 'text', key: 'reason', label: remark }],
    });
    if (answer === undefined) return;
    const body = { commandId: newId(), ...remarkOf(answer.text('reason'), 'reason') };
    await host.operate(() => call('recallDelegation', { params: id(page), body }), recallDelegation.done, stay);
  },

  'add-signers': async (offer, page, host) => {
    const { addSigners, names, reason } = t().operations;
    const modes = offer.modes ?? [];
    const answer = await askOperation({
      title: names['add-signers'],
      text: addSigners.text,
      confirm: names['add-signers'],
      fields: [
        {
          kind: 'choice',
          key: 'mode',
          label: addSigners.mode,
          options: modes.map((mode) => ({ value: mode, title: addSigners.modes[mode] })),
          ...(modes[0] === undefined ? {} : { value: modes[0] }),
        },
        { kind: 'people', key: 'users', label: addSigners.users, exclude: [page.task.assignee?.id ?? ''] },
        { kind: 'text', key: 'reason', label: reason, required: true },
      ],
    });
    if (answer === undefined) return;
    const mode = modes.find((one) => one === answer.text('mode')) ?? 'before';
    const body = {
      commandId: newId(),
      mode,
      users: answer.people('users').map((person) => person.id),
      reason: answer.text('reason'),
    };
    const send = () => call('addSigners', { params: id(page), body });
    await host.operate(send, addSigners.done, mode === 'before' ? away : stay);
  },

  'remove-signers': async (offer, page, host) => {
    const { removeSigners, names, remark } = t().operations;
    const among = (offer.users ?? []).map((user) => personIn(page, user));
    const answer = await askOperation({
      title: names['remove-signers'],
      text: removeSigners.text,
      confirm: names['remove-signers'],
      danger: true,
      fields: [
        { kind: 'people', key: 'users', label: removeSigners.users, among, picked: among },
        { kind: 'text', key: 'reason', label: remark },
      ],
    });
    if (answer === undefined) return;
    const users = answer.people('users').map((person) => person.id);
    const body = { commandId: newId(), users, ...remarkOf(answer.text('reason'), 'reason') };
    await host.operate(() => call('removeSigners', { params: id(page), body }), removeSigners.done, stay);
  },

  return: async (offer, page, host) => {
    const { return: texts, names } = t().operations;
    const targets = offer.targets ?? [];
    const modes = offer.afterwards ?? [];
    const answer = await askOperation({
      title: names.return,
      text: texts.text,
      confirm: names.return,
      danger: true,
      fields: [
        {
          kind: 'choice',
          key: 'to',
          label: texts.to,
          options: targets.map(({ state, title, by }) => ({
            value: state,
            title,
            ...(by === undefined ? {} : { hint: texts.by(personIn(page, by).name) }),
          })),
          ...(targets[0] === undefined ? {} : { value: targets[0].state }),
        },
        ...(modes.length < 2
          ? []
          : [
              {
                kind: 'choice' as const,
                key: 'afterwards',
                label: texts.afterwards,
                options: modes.map((mode) => ({ value: mode, title: texts.modes[mode] })),
                ...(modes[0] === undefined ? {} : { value: modes[0] }),
              },
            ]),
        { kind: 'text', key: 'comment', label: texts.comment, required: true, missing: t().task.commentRequired },
      ],
    });
    if (answer === undefined) return;
    const afterwards = modes.find((mode) => mode === answer.text('afterwards'));
    const to = answer.text('to');
    const body = {
      commandId: newId(),
      to,
      comment: answer.text('comment'),
      ...(afterwards === undefined ? {} : { afterwards }),
    };
    const title = targets.find(({ state }) => state === to)?.title ?? to;
    await host.operate(() => call('returnTask', { params: id(page), body }), texts.done(title), away);
  },

  urge: async (_offer, page, host) => {
    const { urge, names } = t().operations;
    const answer = await askOperation({
      title: names.urge,
      text: urge.text,
      confirm: names.urge,
      fields: [{ kind: 'text', key: 'text', label: urge.message }],
    });
    if (answer === undefined) return;
    const body = { commandId: newId(), ...remarkOf(answer.text('text'), 'text') };
    await host.operate(() => call('urgeTask', { params: id(page), body }), urge.done, stay);
  },
};

/** 办完交还: what is in the form goes along as a draft. */
export async function resolveTask(page: TaskPage, host: TaskOperationsHost): Promise<void> {
  const { resolve, names } = t().operations;
  const answer = await askOperation({
    title: names.resolve,
    text: resolve.text,
    confirm: names.resolve,
    fields: [{ kind: 'text', key: 'comment', label: resolve.comment }],
  });
  if (answer === undefined) return;
  const values = host.values();
  const body = {
    commandId: newId(),
    ...(values === undefined ? {} : { values }),
    ...remarkOf(answer.text('comment'), 'comment'),
  };
  await host.operate(() => call('resolveTask', { params: id(page), body }), resolve.done, away);
}

function remarkOf<Key extends string>(text: string, key: Key): { readonly [K in Key]?: string } {
  return text === '' ? {} : ({ [key]: text } as { readonly [K in Key]?: string });
}

/** A person the page mentions; the server names everybody in it. */
function personIn(page: TaskPage, user: string): Person {
  const { names, groups } = page.instance;
  if (Object.hasOwn(names, user)) return { id: user, name: names[user] ?? user };
  const member = groups.flatMap(({ members }) => members).find(({ person }) => person?.id === user);
  return member?.person ?? { id: user, name: user };
}
