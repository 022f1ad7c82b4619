import type { ProcessDefinition } from '../definition/process-definition.js';
import type { ProcessInstance, Task } from '../instance/instance.js';
import { principalsOf } from './directory.js';
import type { Directory, Principal, User } from './directory.js';

/**
 * The one place that says who may do what, for REST, portal, CLI and embedding alike. Pure: facts in,
 * answer out. `decide` still refuses a command by itself; what is asked here is whether a person may come near it.
 */
export interface Viewer {
  readonly user: User;
  /** Every way a task can reach this person. */
  readonly principals: ReadonlySet<Principal>;
}

/** Role of administrators. */
export const adminRole = 'admin';

export function viewerOf(user: User, directory: Directory): Viewer {
  return { user, principals: new Set(principalsOf(user, directory)) };
}

/** People, organisation, definitions, incidents. */
export function mayAdminister(viewer: Viewer): boolean {
  return viewer.user.active && viewer.user.roles.includes(adminRole);
}

/** Role of project managers, who answer for the promises of an agreement. */
const managerRole = 'project-manager';

/** Look at recurring duties, run one by hand, keep the dates they go by. */
export function mayRunSchedules(viewer: Viewer): boolean {
  return mayAdminister(viewer) || (viewer.user.active && viewer.user.roles.includes(managerRole));
}

const reportRoles = [managerRole, 'service-manager'];

/** Reckon, freeze and read the reports of every agreement, look at the board of promised times. */
export function mayManageReports(viewer: Viewer): boolean {
  return mayAdminister(viewer) || (viewer.user.active && reportRoles.some((role) => viewer.user.roles.includes(role)));
}

/** Starts of a child-only process by hand are for administrators (repair of a broken chain). */
export function mayStart(viewer: Viewer, definition: Pick<ProcessDefinition, 'start'>): boolean {
  if (!viewer.user.active) return false;
  if (mayAdminister(viewer)) return true;
  if (definition.start.childOnly === true) return false;
  return definition.start.by.some((role) => role === '*' || viewer.user.roles.includes(role));
}

/** True for processes whose every instance the viewer may see. */
export function maySeeAll(viewer: Viewer, definition: Pick<ProcessDefinition, 'visibleTo'>): boolean {
  if (mayAdminister(viewer)) return true;
  return (definition.visibleTo ?? []).some((role) => viewer.user.roles.includes(role));
}

/**
 * Those who started it, handled or may now handle a task, were copied in, belong to a role the definition names, and
 * administrators. `involved` is the store's answer (`isInvolved`), which alone knows copies and earlier handlers.
 */
export function maySee(
  viewer: Viewer,
  definition: Pick<ProcessDefinition, 'visibleTo'>,
  instance: ProcessInstance,
  involved: boolean,
): boolean {
  if (!viewer.user.active) return false;
  return involved || maySeeAll(viewer, definition) || isPartOf(viewer, instance);
}

/** What the instance itself tells about the viewer's part in it. */
export function isPartOf(viewer: Viewer, instance: ProcessInstance): boolean {
  if (instance.startedBy === viewer.user.id) return true;
  if (Object.values(instance.handlers).includes(viewer.user.id)) return true;
  const { id } = viewer.user;
  if (Object.values(instance.participants ?? {}).some((people) => people.includes(id))) return true;
  if (Object.values(instance.delegates ?? {}).some((people) => people.includes(id))) return true;
  if (instance.returners?.includes(id) === true) return true;
  if (instance.tasks.some((task) => reaches(viewer, task) || task.owner === id || task.onBehalfOf === id)) return true;
  // Whose turn in a task group is still to come, or has been.
  return instance.visits.some(({ group }) => group?.members.some(({ user }) => user === id) === true);
}

/** The task is the viewer's, or the viewer may claim it. */
export function reaches(viewer: Viewer, task: Pick<Task, 'assignee' | 'candidates'>): boolean {
  if (task.assignee !== undefined) return task.assignee === viewer.user.id;
  return task.candidates.some((candidate) => viewer.principals.has(candidate));
}

/** Completing, saving a draft; a candidate may do so while nobody has claimed the task. */
export function mayAct(viewer: Viewer, task: Pick<Task, 'assignee' | 'candidates'>): boolean {
  return viewer.user.active && reaches(viewer, task);
}

export function mayClaim(viewer: Viewer, task: Pick<Task, 'assignee' | 'candidates'>): boolean {
  return task.assignee === undefined && mayAct(viewer, task);
}

/** Only a task that had candidates can go back to them, and not by who works on it for its owner (委派). */
export function mayUnclaim(viewer: Viewer, task: Pick<Task, 'assignee' | 'candidates' | 'owner'>): boolean {
  return task.assignee === viewer.user.id && task.owner === undefined && task.candidates.length > 0;
}

/** The person who has the task, and administrators (someone is ill). */
export function mayTransfer(viewer: Viewer, task: Pick<Task, 'assignee' | 'candidates'>): boolean {
  return mayAct(viewer, task) || mayAdminister(viewer);
}

/** Only while it runs: the person who started it, and administrators. */
export function mayCancel(viewer: Viewer, instance: Pick<ProcessInstance, 'startedBy' | 'status'>): boolean {
  if (instance.status !== 'running' || !viewer.user.active) return false;
  return instance.startedBy === viewer.user.id || mayAdminister(viewer);
}

/** Comments and files, while it runs: who has a part in it, the roles that see all of its kind, administrators. */
export function mayContribute(
  viewer: Viewer,
  definition: Pick<ProcessDefinition, 'visibleTo'>,
  instance: ProcessInstance,
): boolean {
  if (instance.status !== 'running' || !viewer.user.active) return false;
  return maySeeAll(viewer, definition) || isPartOf(viewer, instance);
}

/** Messages from outside systems enter through an administrator's account. */
export function maySendMessage(viewer: Viewer, instance: Pick<ProcessInstance, 'status'>): boolean {
  return instance.status === 'running' && mayAdminister(viewer);
}

/**
 * A printed form shows every field, so only those print it from whom none of its fields is hidden.
 * `sees` is the answer of {@link maySee}, `isVisible` that of `fieldVisibility`.
 */
export function mayPrint(sees: boolean, fieldPaths: Iterable<string>, isVisible: (path: string) => boolean): boolean {
  if (!sees) return false;
  for (const path of fieldPaths) if (!isVisible(path)) return false;
  return true;
}

/** Role of those who draw processes. */
const designerRole = 'process-designer';

/** What a design is about. */
export interface DesignSubject {
  readonly process: string;
  readonly category: string;
}

/** Who may do what with the designs of one process, of a category, or (naming neither) of everything else. */
export interface DesignRule {
  readonly process?: string;
  readonly category?: string;
  readonly edit?: readonly Principal[];
  readonly publish?: readonly Principal[];
  readonly approve?: readonly Principal[];
}

type DesignRight = 'edit' | 'publish' | 'approve';

/** Where no rule speaks: designers draw, administrators put into force. */
const designDefaults: { readonly [right in DesignRight]: readonly Principal[] } = {
  edit: [`role:${designerRole}`],
  publish: [],
  approve: [],
};

/** Make and change drafts of a process. */
export function mayDesign(viewer: Viewer, subject: DesignSubject, rules: readonly DesignRule[]): boolean {
  return hasDesignRight(viewer, 'edit', subject, rules);
}

/** Put a draft into force. */
export function mayPublishDesign(viewer: Viewer, subject: DesignSubject, rules: readonly DesignRule[]): boolean {
  return hasDesignRight(viewer, 'publish', subject, rules);
}

/** Be the second pair of eyes; never of one’s own request. */
export function mayApproveDesign(
  viewer: Viewer,
  subject: DesignSubject,
  rules: readonly DesignRule[],
  requestedBy?: string,
): boolean {
  return viewer.user.id !== requestedBy && hasDesignRight(viewer, 'approve', subject, rules);
}

/** Has any of the rights for any process: may come to the place where processes are drawn. */
export function mayDesignSomething(viewer: Viewer, rules: readonly DesignRule[]): boolean {
  if (!viewer.user.active) return false;
  if (mayAdminister(viewer)) return true;
  const named = rules.flatMap(({ edit, publish, approve }) => [edit, publish, approve]);
  const general = rules.findLast((rule) => rule.edit !== undefined && isGeneral(rule))?.edit ?? designDefaults.edit;
  return [...named, general].some((people) => people?.some((principal) => viewer.principals.has(principal)) === true);
}

/** The narrowest rule that speaks of the right decides: of the process, of its category, of everything, the default. */
function hasDesignRight(
  viewer: Viewer,
  right: DesignRight,
  { process, category }: DesignSubject,
  rules: readonly DesignRule[],
): boolean {
  if (!viewer.user.active) return false;
  if (mayAdminister(viewer)) return true;
  const speaks = (concerns: (rule: DesignRule) => boolean): readonly Principal[] | undefined =>
    rules.findLast((rule) => rule[right] !== undefined && concerns(rule))?.[right];
  const people =
    speaks((rule) => rule.process === process) ??
    speaks((rule) => rule.process === undefined && rule.category === category) ??
    speaks(isGeneral) ??
    designDefaults[right];
  return people.some((principal) => viewer.principals.has(principal));
}

function isGeneral({ process, category }: DesignRule): boolean {
  return process === undefined && category === undefined;
}
