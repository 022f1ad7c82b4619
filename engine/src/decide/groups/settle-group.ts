import type { Json, JsonObject } from '../../definition/json.js';
import type { TaskState } from '../../definition/states/state.js';
import type { GroupMember, Task, Visit } from '../../instance/instance.js';
import { assignPerson, assignTask, givePerson, lastResort, type Given, type Skipped } from '../assign-task.js';
import { dropChoice } from '../assignment.js';
import { cancelTask } from '../cancel-task.js';
import { chosenRule } from '../choices.js';
import { noteAnswerable, noteHand } from '../handlers.js';
import { makeTask } from '../make-task.js';
import { barOf } from '../separation.js';
import type { Turn } from '../turn.js';
import { whyDetails } from '../why.js';
import { ballotKind, isSequential } from './effective-rule.js';
import { groupAt, memberPlace, replaceMembers, type GroupPlace } from './group-place.js';
import { membersDue } from './member-order.js';
import { voterOf } from './one-vote.js';
import { rowTitle } from './row-title.js';
import { tallyOf, type Tally } from './tally.js';
import { verdictOf, type Verdict, type VerdictFacts } from './verdict.js';

/** How a group ended: by its rule, by an outcome that is no ballot, or because its state was left. */
export type GroupEnd =
  | (Verdict & { readonly outcome: string })
  | { readonly result: 'direct'; readonly reason: 'direct'; readonly outcome: string; readonly by: string }
  | { readonly result: 'none'; readonly reason: string };

/**
 * Brings a group forward after anything about it has changed: ends it when its result is fixed, else gives tasks to the
 * members whose turn it is. Members the engine answers for may fix the result, so it looks again.
 */
export function settleGroup(turn: Turn, visitId: string): void {
  for (;;) {
    const place = groupAt(turn, visitId);
    if (place === undefined || turn.failed) return;
    const tally = tallyOf(place.rule, place.members);
    const verdict = verdictOf(place.rule, tally, factsOf(turn, place, tally));
    if (verdict !== undefined) {
      const { pass, reject } = place.rule;
      return endGroup(turn, visitId, { ...verdict, outcome: verdict.result === 'pass' ? pass : (reject ?? pass) });
    }
    if (!openDue(turn, place)) return;
  }
}

/** Ends a group, once: open tasks are closed with the reason, the ballots become a variable, the outcome is due. */
export function endGroup(turn: Turn, visitId: string, end: GroupEnd): void {
  const place = groupAt(turn, visitId);
  if (place === undefined) return;
  const { visit, state, rule, members } = place;
  const why = end.result === 'none' ? end.reason : 'group-decided';
  for (const task of turn.tasks) if (task.visitId === visitId) cancelTask(turn, task, why);
  const { openWeights: _, ...tally } = tallyOf(rule, members);
  const closed = members.filter((member) => member.ballot === undefined && member.closed !== undefined).length;
  turn.record(
    'group.decided',
    { visit: visitId, kind: rule.kind, ...end, tally: closed > 0 ? { ...tally, closed } : tally },
    { state: visit.state },
  );
  const { group: __, ...without } = visit;
  turn.replaceVisit(without);
  if (end.result === 'none') return;
  const own = state.group === undefined ? members.find(({ of }) => of === undefined)?.ballot?.by : undefined;
  if (own !== undefined) noteAnswerable(turn, visit.state, own);
  if (rule.results !== undefined) turn.setVariables({ [rule.results]: ballotsOf(members) }, visit.state);
  if (rule.each !== undefined && chosenRule(turn, visit.state)?.from === 'previous') dropChoice(turn, visit.state);
  turn.pendingRoutes.push({ visitId, outcome: end.outcome, people: votersOf(members) });
}

/** Everybody who has answered, or in whose place the engine has. */
function votersOf(members: readonly GroupMember[]): readonly string[] {
  return [...new Set(members.flatMap(({ ballot }) => (ballot === undefined ? [] : [ballot.by])))];
}

function ballotsOf(members: readonly GroupMember[]): Json {
  return members.flatMap(({ ballot, weight, item }) =>
    ballot === undefined
      ? []
      : [
          {
            user: ballot.by,
            outcome: ballot.outcome,
            comment: ballot.comment ?? null,
            at: ballot.at,
            weight: weight ?? 1,
            item: item ?? null,
          },
        ],
  );
}

function factsOf(turn: Turn, { rule, members }: GroupPlace, tally: Tally): VerdictFacts {
  const veto = rule.kind === 'vote' ? rule.veto : undefined;
  let [vetoed, vetoOpen] = [false, false];
  if (veto !== undefined && rule.reject !== undefined) {
    const holds = (user: string | undefined): boolean =>
      user !== undefined && (turn.ctx.directory.user(user)?.roles.some((role) => veto.includes(role)) ?? false);
    for (const { ballot, closed, user, taskId } of members) {
      if (ballot !== undefined) vetoed ||= ballot.outcome === rule.reject && (holds(ballot.by) || holds(user));
      else if (closed === undefined) {
        const task = turn.tasks.find(({ id }) => id === taskId);
        // Whoever has it now, and whoever could have it next: a row without a person yet may go to anybody.
        vetoOpen ||= holds(user) || holds(task?.assignee) || (user === undefined && task?.assignee === undefined);
      }
    }
  }
  return { vetoed, vetoOpen, enough: isEnough(turn, rule.each?.enough, tally) };
}

function isEnough(turn: Turn, enough: string | undefined, tally: Tally): boolean {
  const completed = tally.members - tally.open;
  if (enough === undefined || completed === 0) return false;
  return turn.evaluate(enough, { completed, active: tally.open, total: tally.members }) === true;
}

/** Gives tasks to the members whose turn it is; true when one of them was answered for or closed at once. */
function openDue(turn: Turn, { visit, state, rule, members }: GroupPlace): boolean {
  const due = membersDue(members, isSequential(rule));
  if (due.length === 0) return false;
  const now = new Map(members.map((member) => [member.id, member]));
  const held = rule.each === undefined ? heldBy(turn, state, members) : undefined;
  let again = false;
  for (const member of due) {
    const place = memberPlace(rule, visit.state, members, member.id);
    const given = giveTo(turn, { visit, state, rule, members }, member, place);
    const person = given.kind === 'task' ? given.assignee : given.user;
    const holder = person === undefined ? undefined : held?.get(person);
    if (holder !== undefined && holder !== member.id) {
      now.set(member.id, closeSecond(turn, visit, member, given));
      again = true;
      continue;
    }
    if (given.kind === 'skip') {
      const changed = answerFor(turn, { visit, state, rule, members: [...now.values()] }, member, given);
      if (changed === undefined) return false;
      now.set(member.id, changed);
      if (person !== undefined) held?.set(person, member.id);
      again = true;
      continue;
    }
    const { draft, ...opened } = member;
    const details: { [key: string]: Json } = {};
    if (member.item !== undefined) details['item'] = member.item;
    if (place.extra !== undefined) details['index'] = place.extra['index'] as number;
    const title = rowTitle(state.title, place.extra);
    const task = makeTask(turn, visit, state, given, { member: member.id, draft, title, details });
    now.set(member.id, { ...opened, taskId: task.id });
    if (given.assignee !== undefined) held?.set(given.assignee, member.id);
  }
  replaceMembers(turn, visit.id, [...now.values()]);
  return again;
}

/**
 * One person, one vote: for which member each votes — who has voted or is at it before who is still to come. Beside a
 * single task nobody votes: who has signed may be asked again.
 */
function heldBy(turn: Turn, state: TaskState, members: readonly GroupMember[]): Map<string, string> {
  const held = new Map<string, string>();
  const toCome: (readonly [person: string, member: string])[] = [];
  for (const member of members) {
    const person = voterOf(turn, member);
    if (person === undefined || (member.ballot !== undefined && state.group === undefined)) continue;
    if (member.ballot === undefined && member.taskId === undefined) toCome.push([person, member.id]);
    else held.set(person, member.id);
  }
  for (const [person, id] of toCome) if (!held.has(person)) held.set(person, id);
  return held;
}

function giveTo(
  turn: Turn,
  { state, rule, members }: GroupPlace,
  member: GroupMember,
  place: ReturnType<typeof memberPlace>,
): Given | Skipped {
  const { user } = member;
  const why = { rule: state.assign.by };
  if (user === undefined)
    return rule.each === undefined ? lastResort({ rule: 'nobody' }) : assignTask(turn, state, place);
  const isThere = turn.ctx.directory.user(user)?.active === true;
  const barred = barOf(turn, place.state, user);
  if (isThere && barred === undefined) {
    if (wasAsked(members, member)) return givePerson(turn, place, user, why);
    const given = assignPerson(turn, state, place, user, why);
    // In a group only a ballot can be given in somebody's place; another outcome would decide for everybody.
    if (given.kind === 'task' || ballotKind(rule, given.outcome) !== undefined) return given;
    return { kind: 'task', assignee: user, candidates: [], why: given.why };
  }
  return lastResort({ ...why, excluded: [{ user, ...(barred ?? { because: 'inactive' as const }) }] });
}

/** An added signer was asked in person, and who waited for signers had the task already: both are to answer themselves. */
function wasAsked(members: readonly GroupMember[], { id, addedBy }: GroupMember): boolean {
  return addedBy !== undefined || members.some(({ of, mode }) => of === id && mode === 'before');
}

/** A place that would be the second vote of one person falls away, with a visible line. */
function closeSecond(turn: Turn, visit: Visit, member: GroupMember, given: Given | Skipped): GroupMember {
  const user = (given.kind === 'task' ? given.assignee : given.user) ?? '';
  const details = { visit: visit.id, member: member.id, why: whyDetails(given.why), rule: 'same-person', user };
  turn.record('task.skipped', details, { state: visit.state });
  return { ...member, closed: 'same-person' };
}

/** The engine's own answer for a member, with a visible line; `undefined` = it has ended the whole group. */
function answerFor(
  turn: Turn,
  { visit, rule, members }: GroupPlace,
  member: GroupMember,
  given: Skipped,
): GroupMember | undefined {
  const place = { state: visit.state };
  const common = { visit: visit.id, member: member.id, why: whyDetails(given.why) };
  const by = given.user ?? 'system';
  if (given.user !== undefined) noteHand(turn, visit.state, given.user);
  turn.record('task.skipped', { ...common, rule: given.rule, outcome: given.outcome, user: by }, place);
  if (ballotKind(rule, given.outcome) === undefined) {
    replaceMembers(turn, visit.id, members);
    endGroup(turn, visit.id, { result: 'direct', reason: 'direct', outcome: given.outcome, by });
    return undefined;
  }
  const { draft: _, ...rest } = member;
  return { ...rest, ballot: { by, outcome: given.outcome, at: turn.now } };
}

/** The details of a ballot event. */
export function ballotDetails(member: GroupMember, kind: string | undefined, task: Task): JsonObject {
  const { ballot, weight, item } = member;
  const details: { [key: string]: Json } = { member: member.id, outcome: ballot?.outcome ?? '' };
  if (kind !== undefined) details['ballot'] = kind;
  if (weight !== undefined) details['weight'] = weight;
  if (item !== undefined) details['item'] = item;
  if (ballot?.comment !== undefined) details['comment'] = ballot.comment;
  if (task.onBehalfOf !== undefined) details['onBehalfOf'] = task.onBehalfOf;
  return details;
}
