import type { Json } from '../../definition/json.js';
import type { Fault } from '../../definition/yunliu-error.js';
import { notInvolved } from '../add-comment.js';
import { mayContributeTo } from '../permissions.js';
import type { Verb } from '../verb.js';
import { colleagues } from './colleague.js';
import { noticeTo } from './notice.js';
import { givenReason } from './reason.js';
import { instanceCase, type InstanceCase } from './task-case.js';

const MOST_COPIES = 200;

/** 抄送 by hand: who may comment may also copy others in. */
export function copyFault({ process, instance, viewer }: InstanceCase): Fault | undefined {
  return mayContributeTo(process, instance, viewer) ? undefined : notInvolved();
}

/** Copies people in: they may see the instance and find it, unread, among their copies. */
export const copyPeople: Verb<'cc'> = (turn, { users, text }, instance) => {
  const at = instanceCase(turn, instance);
  if ('fault' in at) return at.fault;
  const fault = copyFault(at);
  if (fault !== undefined) return fault;
  const said = givenReason(text, '/text');
  if (typeof said === 'object') return said.fault;
  const people = colleagues(turn, users, MOST_COPIES);
  if ('fault' in people) return people.fault;
  for (const user of people) turn.giveCopy(user);
  const details: { [key: string]: Json } = { users: people };
  if (said !== undefined) details['text'] = said;
  turn.record('people.copied', details);
  noticeTo(
    turn,
    people.map((id) => `user:${id}` as const),
    ['抄送', `${at.viewer.user.name}将该流程抄送给您`],
    said,
  );
  return undefined;
};
