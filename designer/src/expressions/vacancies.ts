import type { AssignmentRule, Instant, Locale, TaskState } from '@yunliu/engine/definition';
import { createCalendars } from '@yunliu/engine/service-time';
import { createDirectory, previewAssignment, type AssignmentPreview, type Organisation } from '@yunliu/engine/simulate';
import { statesOf, type DesignDocument } from '../model/index.js';
import type { DesignWorld } from '../session/index.js';
import { roleTitle } from './assignment-sentence.js';

/** Why a task may find nobody, or the wrong one, with the people of today. */
export interface Vacancy {
  readonly state: string;
  /** Pointer of the rule, or the part of it, that finds nobody. */
  readonly pointer: string;
  readonly kind:
    | 'role-empty'
    | 'role-inactive'
    | 'user-unknown'
    | 'user-inactive'
    | 'department-unknown'
    | 'department-empty'
    /** Nobody is found whoever starts it. */
    | 'nobody'
    /** Nobody is found for some who may start it. */
    | 'nobody-for'
    /** Some who may start it would get it themselves, and nobody else. */
    | 'own-task';
  /** `error`: the rule finds nobody at all. */
  readonly severity: 'error' | 'warning';
  /** Who would start it: for `nobody-for` and `own-task`. */
  readonly starters?: readonly string[];
  readonly message: { readonly 'zh-CN': string; readonly en: string };
}

type VacancyWorld = Pick<DesignWorld, 'organisation' | 'calendars'>;

/** People who start alike are asked about once; more are not tried. */
const MAX_STARTERS = 300;

/**
 * All places of the process (or of one `state`) where nobody, or only the initiator, would get a task with the people of
 * today. Pure. Unreadable expressions are the validator's business: such a step is passed over.
 */
export function vacanciesOf(
  document: DesignDocument,
  world: VacancyWorld,
  { state: only, now = '1970-01-01T00:00:00.000Z' }: { readonly state?: string; readonly now?: Instant } = {},
): readonly Vacancy[] {
  return [...statesOf(document).values()].flatMap(({ key, state, pointer }) =>
    state.type === 'task' && (only === undefined || only === key)
      ? vacanciesOfTask(document, world, { key, state, pointer, now })
      : [],
  );
}

interface TaskPlace {
  readonly key: string;
  readonly state: TaskState;
  readonly pointer: string;
  readonly now: Instant;
}

function vacanciesOfTask(document: DesignDocument, world: VacancyWorld, place: TaskPlace): readonly Vacancy[] {
  const { key, state, pointer } = place;
  if (typeof state.assign !== 'object' || state.assign === null) return [];
  const empty = emptyParts(state.assign, `${pointer}/assign`, document, world.organisation).map((found): Vacancy => ({
    ...found,
    state: key,
  }));
  const policy =
    state.whenNobody?.policy === 'role'
      ? emptyParts({ by: 'role', role: state.whenNobody.role }, `${pointer}/whenNobody`, document, world.organisation)
      : [];
  const tried = needsValues(state.assign) ? [] : tryStarters(document, world, place);
  const nobody = tried.some(({ kind }) => kind === 'nobody');
  return [
    ...empty.map((one): Vacancy => ({ ...one, severity: nobody ? 'error' : 'warning' })),
    ...policy.map((one): Vacancy => ({ ...one, state: key })),
    ...tried.filter(({ kind }) => kind !== 'nobody' || empty.length === 0),
  ];
}

type Found = Omit<Vacancy, 'state'>;

/** Parts of a rule that name nobody who is there today. */
function emptyParts(
  rule: AssignmentRule,
  at: string,
  document: DesignDocument,
  organisation: Organisation,
): readonly Found[] {
  const found: Found[] = [];
  const add = (kind: Vacancy['kind'], pointer: string, zh: string, en: string): void => {
    found.push({ kind, pointer, severity: 'warning', message: { 'zh-CN': zh, en } });
  };
  const { users, departments } = organisation;
  switch (rule.by) {
    case 'user': {
      const user = users.find(({ id }) => id === rule.user);
      if (user === undefined)
        add('user-unknown', `${at}/user`, `没有人员“${rule.user}”`, `There is no person "${rule.user}"`);
      else if (!user.active) add('user-inactive', `${at}/user`, `${user.name}已停用`, `${user.name} is not active`);
      break;
    }
    case 'role': {
      const holders = users.filter(({ roles }) => roles.includes(rule.role));
      const title = (locale: Locale): string => roleTitle(rule.role, { document, organisation, locale });
      if (holders.length === 0)
        add('role-empty', `${at}/role`, `角色“${title('zh-CN')}”没有人员`, `Nobody is in the role "${title('en')}"`);
      else if (!holders.some(({ active }) => active))
        add(
          'role-inactive',
          `${at}/role`,
          `角色“${title('zh-CN')}”只有停用人员`,
          `Nobody in the role "${title('en')}" is active`,
        );
      break;
    }
    case 'department': {
      const department = departments.find(({ id }) => id === rule.department);
      const members = users.filter(({ departmentId, active }) => departmentId === rule.department && active);
      if (department === undefined)
        add(
          'department-unknown',
          `${at}/department`,
          `没有部门“${rule.department}”`,
          `There is no department "${rule.department}"`,
        );
      else if (members.length === 0)
        add(
          'department-empty',
          `${at}/department`,
          `${department.name}没有在职人员`,
          `Nobody of ${department.name} is active`,
        );
      break;
    }
    default:
  }
  if ('among' in rule && rule.among !== undefined)
    found.push(...emptyParts(rule.among, `${at}/among`, document, organisation));
  if (rule.else !== undefined) found.push(...emptyParts(rule.else, `${at}/else`, document, organisation));
  return found;
}

/** The answer depends on what is filled in or done before, so nothing can be said beforehand. */
function needsValues(rule: AssignmentRule): boolean {
  switch (rule.by) {
    case 'expression':
    case 'field':
    case 'handler-of':
    case 'previous':
    case 'chosen':
      return true;
    case 'leader':
      return rule.user !== undefined || rule.of === 'previous';
    case 'role':
      return rule.within?.user !== undefined || rule.within?.of === 'previous';
    case 'round-robin':
    case 'least-loaded':
      return needsValues(rule.among);
    default:
      return false;
  }
}

function tryStarters(document: DesignDocument, world: VacancyWorld, place: TaskPlace): readonly Vacancy[] {
  const { key, state, pointer } = place;
  const { directory, calendars } = surroundingsOf(world);
  const starters = startersOf(document, world.organisation, state.assign);
  const without: string[] = [];
  const own: string[] = [];
  for (const { id, like } of starters) {
    let preview: AssignmentPreview;
    try {
      const { definition } = document;
      preview = previewAssignment({ definition, state: key, directory, calendars, now: place.now, starter: id });
    } catch {
      return [];
    }
    if (preview.skipped !== undefined && preview.why.rule !== 'nobody') continue;
    if (preview.why.rule === 'nobody' || preview.why.policy !== undefined) without.push(...like);
    else if (preview.people.length === 1 && preview.people[0] === id && state.assign.by !== 'starter')
      own.push(...like);
  }
  const all = starters.reduce((sum, { like }) => sum + like.length, 0);
  const name = (id: string): string => world.organisation.users.find((user) => user.id === id)?.name ?? id;
  const names = (ids: readonly string[], locale: Locale): string => {
    const shown = ids.slice(0, 3).map(name);
    if (locale === 'en') return shown.join(', ') + (ids.length > 3 ? ` and ${ids.length - 3} more` : '');
    return shown.join('、') + (ids.length > 3 ? `等 ${ids.length} 人` : '');
  };
  const common = { state: key, pointer: `${pointer}/assign` } as const;
  const found: Vacancy[] = [];
  if (all > 0 && without.length === all)
    found.push({
      ...common,
      kind: 'nobody',
      severity: 'error',
      message: { 'zh-CN': '无论谁发起，都找不到办理人', en: 'Nobody is found, whoever starts it' },
    });
  else if (without.length > 0)
    found.push({
      ...common,
      kind: 'nobody-for',
      severity: 'warning',
      starters: without,
      message: {
        'zh-CN': `${names(without, 'zh-CN')}发起时找不到办理人`,
        en: `Nobody is found when ${names(without, 'en')} starts it`,
      },
    });
  if (own.length > 0)
    found.push({
      ...common,
      kind: 'own-task',
      severity: 'warning',
      starters: own,
      message: {
        'zh-CN': `${names(own, 'zh-CN')}发起时会落到本人`,
        en: `${names(own, 'en')} would get it after starting it`,
      },
    });
  return found;
}

/** Who may start the process, those alike for this rule together: same department, leader of the same, same role in question. */
function startersOf(
  { definition }: DesignDocument,
  { users, departments }: Organisation,
  rule: AssignmentRule,
): readonly { readonly id: string; readonly like: readonly string[] }[] {
  const by = definition.start.by;
  const leaders = new Set(departments.map(({ leaderId }) => leaderId));
  const role = rule.by === 'role' ? rule.role : undefined;
  const groups = new Map<string, string[]>();
  for (const user of users) {
    if (
      !user.active ||
      !(by.includes('*') || definition.start.childOnly === true || user.roles.some((one) => by.includes(one)))
    )
      continue;
    // A leader and a holder of the role are asked about one by one.
    const alone =
      leaders.has(user.id) ||
      (role !== undefined && user.roles.includes(role)) ||
      (rule.by === 'department' && rule.department === user.departmentId);
    const group = alone ? user.id : `in ${user.departmentId ?? ''}`;
    groups.set(group, [...(groups.get(group) ?? []), user.id]);
  }
  return [...groups.values()].slice(0, MAX_STARTERS).map((like) => ({ id: like[0] ?? '', like }));
}

const made = new WeakMap<Organisation, ReturnType<typeof makeSurroundings>>();

/** Directory and calendars of a world, made once. */
export function surroundingsOf(world: VacancyWorld): ReturnType<typeof makeSurroundings> {
  const known = made.get(world.organisation);
  if (known !== undefined) return known;
  const surroundings = makeSurroundings(world);
  made.set(world.organisation, surroundings);
  return surroundings;
}

function makeSurroundings({ organisation, calendars }: VacancyWorld) {
  return { directory: createDirectory(organisation), calendars: createCalendars(calendars) };
}
