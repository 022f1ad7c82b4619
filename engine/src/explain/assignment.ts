import type { Excluded, Why } from '../decide/why.js';
import type { Locale } from '../definition/localized-text.js';
import type { Directory } from '../identity/directory.js';
import type { HistoryEvent } from '../instance/instance.js';

/** What is known besides the reason itself. */
export interface WhyFacts {
  readonly directory: Directory;
  readonly locale?: Locale;
  /** Title of a state; default: its key. */
  readonly stateTitle?: (state: string) => string;
}

type Words = readonly [zh: string, en: string];

/** 为什么是他: one sentence or a few for how an assignment came about. */
export function explainWhy(why: Why, facts: WhyFacts): string {
  const sentences: Words[] = [ruleSentence(why, facts)];
  const { names, state } = lookUps(facts);
  if (why.else !== undefined)
    sentences.push([`前 ${why.else} 条规则没有找到人。`, `The ${why.else} rule(s) before found nobody.`]);
  for (const excluded of why.excluded ?? []) sentences.push(excludedSentence(excluded, names, state));
  if (why.policy === 'admin')
    sentences.push(['没有可办理的人员，交由管理员处理。', 'Nobody could do it, so it went to the administrators.']);
  if (why.policy === 'role')
    sentences.push([
      `没有可办理的人员，按规则交由角色“${names.role(why.of)}”处理。`,
      `Nobody could do it, so by rule it went to the role "${names.role(why.of)}".`,
    ]);
  if (why.substitutions !== undefined)
    sentences.push(['按代理设置由代理人办理。', 'A substitute does it by a substitution in force.']);
  if (why.barredSubstitute !== undefined)
    sentences.push([
      `代理人${names.user(why.barredSubstitute)}受职责分离限制，仍由本人办理。`,
      `The substitute ${names.user(why.barredSubstitute)} is barred by separation of duties, so it stays with the person.`,
    ]);
  return sentences
    .map(([zh, en]) => (facts.locale === 'en' ? en : zh))
    .filter((sentence) => sentence !== '')
    .join(facts.locale === 'en' ? ' ' : '');
}

/**
 * Why the people of a task have it, from the history: how it was assigned, for whom they stand in, and who took it,
 * handed it over or returned it since. `undefined` = the history does not know the task.
 */
export function explainAssignment(
  events: readonly HistoryEvent[],
  taskId: string,
  facts: WhyFacts,
): string | undefined {
  const own = events.filter((event) => event.taskId === taskId);
  const created = own.find(({ type }) => type === 'task.created');
  if (created === undefined) return undefined;
  const why = whyOf(events, created);
  const parts = [addedBy(events, created, facts) ?? (why === undefined ? '' : explainWhy(why, facts))];
  for (const event of own) parts.push(changeSentence(event, facts));
  return parts.filter((part) => part !== '').join(facts.locale === 'en' ? ' ' : '');
}

/** 加签: the task is there because somebody asked for this person, not by the rule of the step. */
function addedBy(events: readonly HistoryEvent[], created: HistoryEvent, facts: WhyFacts): string | undefined {
  const { assignee } = created.details;
  const earlier = events.filter(({ state, seq }) => state === created.state && seq < created.seq);
  const entered = earlier.findLast(({ type }) => type === 'state.entered')?.seq ?? 0;
  const added = earlier.findLast(
    ({ type, seq, details: { users } }) =>
      type === 'signers.added' && seq > entered && Array.isArray(users) && users.some((user) => user === assignee),
  );
  if (added === undefined) return undefined;
  const by = lookUps(facts).names.user(added.actor);
  const { mode } = added.details;
  const when: { readonly [mode: string]: Words } = {
    before: [`由${by}前加签，先于其办理。`, `${by} added this signer, to come before.`],
    after: [`由${by}后加签，在其之后办理。`, `${by} added this signer, to come after.`],
  };
  const words = (typeof mode === 'string' && Object.hasOwn(when, mode) ? when[mode] : undefined) ?? [
    `由${by}并行加签，同时办理。`,
    `${by} added this signer, to sign at the same time.`,
  ];
  return facts.locale === 'en' ? words[1] : words[0];
}

/**
 * Reason of a created task; a member's is that of the group, with what was true for the member alone. Where added signers
 * made a group of one task, that is the reason of the task they were added to.
 */
function whyOf(events: readonly HistoryEvent[], created: HistoryEvent): Why | undefined {
  const own = created.details['why'] as unknown as Why | undefined;
  if (created.details['member'] === undefined || created.details['item'] !== undefined) return own;
  const opened = events.findLast(
    ({ type, state, seq, details: { member, why } }) =>
      (type === 'group.opened' || (type === 'task.created' && member === undefined)) &&
      why !== undefined &&
      state === created.state &&
      seq < created.seq,
  );
  const shared = opened?.details['why'] as unknown as Why | undefined;
  if (shared === undefined) return own;
  const { rule: _, ...alone } = own ?? { rule: shared.rule };
  return { ...shared, ...alone };
}

function changeSentence({ type, actor, details }: HistoryEvent, facts: WhyFacts): string {
  const { names } = lookUps(facts);
  const to = typeof details['to'] === 'string' ? names.user(details['to']) : '';
  const by = names.user(actor);
  const words: { readonly [type: string]: Words } = {
    'task.claimed': [`由${by}签收。`, `${by} claimed it.`],
    'task.unclaimed': [`${by}退回候选人。`, `${by} gave it back to the candidates.`],
    'task.transferred': [`${by}转办给${to}。`, `${by} transferred it to ${to}.`],
    'task.delegated': [`${by}委派给${to}。`, `${by} delegated it to ${to}.`],
    'task.substituted': [`按代理设置转由${to}办理。`, `By substitution it went to ${to}.`],
    'task.handed-over': [`工作交接给${to}。`, `It was handed over to ${to}.`],
  };
  const said = Object.hasOwn(words, type) ? words[type] : undefined;
  return said === undefined ? '' : facts.locale === 'en' ? said[1] : said[0];
}

function ruleSentence(why: Why, facts: WhyFacts): Words {
  const { names, state } = lookUps(facts);
  const person = names.user(why.person);
  switch (why.rule) {
    case 'starter':
      return ['由流程发起人办理。', 'It is for whoever started the instance.'];
    case 'user':
      return [`定义指定由${names.user(why.of)}办理。`, `The definition names ${names.user(why.of)}.`];
    case 'role':
      return why.department === undefined
        ? [`由角色“${names.role(why.of)}”的人员办理。`, `It is for the role "${names.role(why.of)}".`]
        : [
            `由${names.department(why.department)}中角色“${names.role(why.of)}”的人员办理。`,
            `It is for the role "${names.role(why.of)}" in ${names.department(why.department)}.`,
          ];
    case 'department':
      return [`由${names.department(why.of)}的人员办理。`, `It is for the people of ${names.department(why.of)}.`];
    case 'expression':
      return ['由表达式计算得出。', 'An expression named the people.'];
    case 'handler-of':
      return [`由环节“${state(why.of)}”的办理人办理。`, `It is for whoever handled "${state(why.of)}".`];
    case 'previous':
      return ['由上一环节的办理人办理。', 'It is for whoever completed the task before.'];
    case 'leader':
      return [
        `由${person}的第 ${why.level ?? 1} 级主管办理。`,
        `It is for the level ${why.level ?? 1} leader of ${person}.`,
      ];
    case 'field':
      return [`由表单字段“${why.of ?? ''}”所选人员办理。`, `The form field "${why.of ?? ''}" names the people.`];
    case 'chosen':
      return [`由${names.user(why.chosenBy)}指定。`, `${names.user(why.chosenBy)} chose them.`];
    case 'round-robin':
      return [
        `${why.turn?.[1] ?? ''} 人轮流，本次为第 ${why.turn?.[0] ?? ''} 次。`,
        `${why.turn?.[1] ?? ''} people take turns; this was turn ${why.turn?.[0] ?? ''}.`,
      ];
    case 'least-loaded':
      return [
        `${why.load?.[1] ?? ''} 人中待办最少，当时有 ${why.load?.[0] ?? ''} 项。`,
        `Had the fewest open tasks (${why.load?.[0] ?? ''}) of ${why.load?.[1] ?? ''} people.`,
      ];
    case 'preferred':
      return ['由此前的办理人继续办理。', 'Whoever had it before has it again.'];
    case 'nobody':
      return ['', ''];
  }
}

function excludedSentence(
  { user, because, of }: Excluded,
  names: ReturnType<typeof lookUps>['names'],
  state: (key: string | undefined) => string,
): Words {
  const who = names.user(user);
  switch (because) {
    case 'inactive':
      return [`${who}已停用。`, `${who} is not active.`];
    case 'initiator':
      return [`${who}是发起人，须回避。`, `${who} started it and must not handle it.`];
    case 'handled':
      return [`${who}已办理“${state(of)}”，须回避。`, `${who} handled "${state(of)}" and must not handle this too.`];
    case 'conflicting-roles':
      return [
        `${who}已以互斥角色“${names.role(of)}”参与，须回避。`,
        `${who} has acted in the conflicting role "${names.role(of)}".`,
      ];
  }
}

function lookUps({ directory, stateTitle }: WhyFacts) {
  return {
    names: {
      user: (id: string | undefined) => (id === undefined ? '' : (directory.user(id)?.name ?? id)),
      role: (key: string | undefined) => (key === undefined ? '' : (directory.role(key)?.title ?? key)),
      department: (id: string | undefined) => (id === undefined ? '' : (directory.department(id)?.name ?? id)),
    },
    state: (key: string | undefined) => (key === undefined ? '' : (stateTitle?.(key) ?? key)),
  };
}
