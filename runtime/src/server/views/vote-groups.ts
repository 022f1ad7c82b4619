import type { Directory, HistoryEvent, ProcessInstance } from '@yunliu/engine';
import { localize } from '@yunliu/engine/definition';
import type { GroupRule, Json, JsonObject, Locale, ProcessDefinition } from '@yunliu/engine/definition';
import type { VoteGroup } from '../../api/index.js';
import { personOf } from './names.js';
import { outcomesAt } from './outcomes.js';
import { findState, stateTitle } from './state-titles.js';

type Member = VoteGroup['members'][number];
type OpenMember = NonNullable<ProcessInstance['visits'][number]['group']>['members'][number];

interface Words {
  readonly definition: ProcessDefinition;
  readonly directory: Directory;
  readonly locale: Locale;
}

/** Every group of the instance: open ones as they stand, ended ones as the history tells. */
export function voteGroups(instance: ProcessInstance, history: readonly HistoryEvent[], words: Words): VoteGroup[] {
  return [...endedGroups(history, words), ...openGroups(instance, words)];
}

function openGroups(instance: ProcessInstance, words: Words): VoteGroup[] {
  return instance.visits.flatMap(({ id, state, group }) =>
    group === undefined
      ? []
      : {
          id,
          state: stateTitle(words.definition, state, words.locale),
          open: true,
          members: group.members.map((member) => openMember(instance, state, member, words)),
        },
  );
}

function openMember(instance: ProcessInstance, state: string, member: OpenMember, words: Words): Member {
  const { directory, locale } = words;
  const { id, user, taskId, weight, addedBy, mode, ballot, closed } = member;
  const holder = instance.tasks.find((task) => task.id === taskId)?.assignee ?? user;
  const by = ballot === undefined || ballot.by === user ? undefined : personOf(directory, ballot.by, locale);
  return {
    id,
    status:
      ballot !== undefined ? 'voted' : closed !== undefined ? 'closed' : taskId === undefined ? 'waiting' : 'open',
    person: holder === undefined ? by : personOf(directory, user ?? holder, locale),
    by:
      by ??
      (holder !== user && holder !== undefined && user !== undefined ? personOf(directory, holder, locale) : undefined),
    ...ballotView(state, ballot, words),
    closed,
    weight,
    addedBy: addedBy === undefined ? undefined : personOf(directory, addedBy, locale),
    mode,
    taskId: ballot === undefined && closed === undefined ? taskId : undefined,
  };
}

/** Rebuilt from the events of one stay in the state: opened, rows added, answered, decided. */
function endedGroups(history: readonly HistoryEvent[], words: Words): VoteGroup[] {
  const { definition, locale } = words;
  return history.flatMap((decided): VoteGroup | [] => {
    if (decided.type !== 'group.decided' || decided.state === undefined) return [];
    const { state, details, seq } = decided;
    const opened = history.findLast(
      (event) => event.type === 'group.opened' && event.seq < seq && event.details['visit'] === details['visit'],
    );
    const between = history.filter(
      (event) => event.state === state && event.seq > (opened?.seq ?? 0) && event.seq <= seq,
    );
    const members = new Map<string, Member>();
    const closedAs = textOf(details['reason']);
    const added = between.filter(
      (event) => event.type === 'items.added' && event.details['visit'] === details['visit'],
    );
    for (const member of [opened, ...added].flatMap((event) => listOf(event?.details['members']))) {
      const user = textOf(member['user']);
      members.set(textOf(member['id']) ?? '', {
        id: textOf(member['id']) ?? '',
        status: 'closed',
        closed: details['result'] === 'none' ? closedAs : 'group-decided',
        person: user === undefined ? undefined : personOf(words.directory, user, locale),
        weight: typeof member['weight'] === 'number' ? member['weight'] : undefined,
      });
    }
    for (const event of between) {
      if (event.type !== 'ballot.cast') continue;
      const id = textOf(event.details['member']) ?? '';
      const { closed: _, ...rest }: Member = members.get(id) ?? { id, status: 'open' };
      const ballot = {
        by: event.actor,
        outcome: textOf(event.details['outcome']) ?? '',
        at: event.at,
        comment: textOf(event.details['comment']),
      };
      const person = rest.person ?? personOf(words.directory, event.actor, locale);
      const by = person.id === event.actor ? undefined : personOf(words.directory, event.actor, locale);
      members.set(id, { ...rest, status: 'voted', person, by, ...ballotView(state, ballot, words) });
    }
    const outcome = textOf(details['outcome']);
    return {
      id: textOf(details['visit']) ?? String(seq),
      state: stateTitle(definition, state, locale),
      open: false,
      members: [...members.values()],
      result: details['result'] as VoteGroup['result'],
      outcome: outcome === undefined ? undefined : outcomeTitle(state, outcome, words),
      reason: closedAs,
    };
  });
}

function ballotView(
  state: string,
  ballot: OpenMember['ballot'],
  words: Words,
): Pick<Member, 'outcome' | 'kind' | 'comment' | 'at'> {
  if (ballot === undefined) return {};
  return {
    outcome: outcomeTitle(state, ballot.outcome, words),
    kind: kindOf(groupRule(words.definition, state), ballot.outcome),
    comment: ballot.comment,
    at: ballot.at,
  };
}

function kindOf(rule: GroupRule | undefined, outcome: string): Member['kind'] {
  if (rule === undefined) return undefined;
  if (outcome === rule.pass) return 'pass';
  if (outcome === rule.reject) return 'reject';
  return outcome === rule.abstain ? 'abstain' : undefined;
}

function groupRule(definition: ProcessDefinition, state: string): GroupRule | undefined {
  const found = findState(definition, state);
  return found?.type === 'task' ? found.group : undefined;
}

function outcomeTitle(state: string, outcome: string, { definition, locale }: Words): string {
  const found = outcomesAt(definition, state).get(outcome);
  return found === undefined ? outcome : localize(found.title, locale);
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function listOf(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly JsonObject[]) : [];
}
