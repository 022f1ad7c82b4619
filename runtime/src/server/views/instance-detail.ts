import { mayAdminister, mayCancel, mayContribute, maySendMessage, reaches, visibleValues } from '@yunliu/engine';
import type { Directory, ProcessInstance, Task, Viewer } from '@yunliu/engine';
import type { Agreements } from '@yunliu/engine/agreements';
import { localize } from '@yunliu/engine/definition';
import type { Locale, ProcessDefinition } from '@yunliu/engine/definition';
import { fieldTitle } from '@yunliu/engine/forms';
import { randomUUID } from 'node:crypto';
import type { InstanceDetail, OpenTask } from '../../api/index.js';
import type { SeenInstance } from '../http/call.js';
import type { LibraryForm } from '../library.js';
import type { ServerParts } from '../server-parts.js';
import { attachmentView, visibleAttachments } from './attachments.js';
import { incidentView } from './incidents.js';
import { candidateOf, personOf, processTitled } from './names.js';
import { offersView } from './offers.js';
import { documentFilter, formsOfInstance, printableView } from './printable.js';
import { promiseTitles } from './promise-titles.js';
import { relatedView } from './related.js';
import { stateTitle } from './state-titles.js';
import { timelineView } from './timeline.js';
import { voteGroups } from './vote-groups.js';

/** Everything the instance page shows, cut to what this viewer may see. */
export async function instanceDetail(
  parts: ServerParts,
  viewer: Viewer,
  seen: SeenInstance,
  locale: Locale,
): Promise<InstanceDetail> {
  const { instance, version, fields } = seen;
  const { definition } = version;
  const directory = parts.directory.view();
  const isAdmin = mayAdminister(viewer);
  const [forms, history, seesDocument, related, may, offers, copies] = await Promise.all([
    formsOfInstance(parts.library, definition),
    parts.engine.history(instance.id),
    documentFilter(parts.library, definition, fields),
    relatedView(parts, viewer, seen, locale),
    whatOneMay(parts, viewer, seen),
    parts.engine.offers({ instanceId: instance.id, userId: viewer.user.id }),
    parts.store.copiesOf(instance.id),
  ]);
  const attachments = visibleAttachments(instance, fields, seesDocument);
  const files = new Set(attachments.map(({ id }) => id));
  const values = visibleValues(instance.variables, fields);
  const timeline = timelineView(history, {
    definition,
    directory,
    fields,
    isAdmin,
    files,
    locale,
    promises: await promiseTitles(parts, instance, definition, history, locale),
    titles: new Map([...fieldTitles(forms, definition, locale)].filter(([path]) => fields.sees(path))),
  });
  const ownDrafts = instance.tasks.map((task) => (reaches(viewer, task) ? task : { ...task, draft: {} }));
  const active = [...new Set(instance.visits.map((visit) => visit.state))];
  return {
    id: instance.id,
    revision: instance.revision,
    process: processTitled(definition, instance.definition.key, locale),
    version: instance.definition.version,
    subject: instance.subject,
    status: instance.status,
    startedBy: personOf(directory, instance.startedBy, locale),
    startedAt: instance.startedAt,
    definition,
    activeStates: active,
    doneStates: Object.keys(instance.entered).filter((state) => !active.includes(state)),
    values,
    forms: forms.map((form) => formView(form, seen, locale)),
    tasks: instance.tasks.map((task) => openTaskView(seen, task, viewer, directory, locale)),
    groups: voteGroups(instance, history, { definition, directory, locale }),
    timeline,
    attachments: attachments.map((attachment) => attachmentView(instance.id, attachment, directory, locale)),
    related,
    incidents: isAdmin
      ? instance.jobs
          .filter((job) => job.incident !== undefined)
          .map((job) => incidentView(job, instance, definition, { locale, directory }))
      : [],
    printable: printableView(seen, forms, locale),
    names: namesIn(
      [instance.startedBy, values, instance.handlers, ownDrafts, timeline],
      { directory, agreements: await parts.engine.agreements.port(), titles: instance.titles ?? {} },
      locale,
    ),
    may,
    businessKey: instance.businessKey,
    outcome: instance.outcome,
    endedAt: instance.endedAt,
    operations: offersView(offers.instance, locale),
    suspended:
      instance.suspended === undefined
        ? undefined
        : {
            at: instance.suspended.at,
            by: personOf(directory, instance.suspended.by, locale),
            reason: instance.suspended.reason,
          },
    copies: copies.map(({ userId, from, at, readAt }) => ({
      to: personOf(directory, userId, locale),
      by: personOf(directory, from, locale),
      at,
      readAt,
    })),
  };
}

function fieldTitles(
  forms: readonly LibraryForm[],
  definition: ProcessDefinition,
  locale: Locale,
): ReadonlyMap<string, string> {
  const declared = Object.entries(definition.data?.properties ?? {}).flatMap(([name, { title }]) =>
    title === undefined ? [] : [[name, localize(title, locale)] as const],
  );
  const fields = forms.flatMap(({ compiled }) =>
    [...compiled.fields].map(([path, field]) => [path, fieldTitle(field, locale)] as const),
  );
  return new Map([...declared, ...fields]);
}

function formView(
  { version: { key, version, template }, compiled }: LibraryForm,
  { fields }: SeenInstance,
  locale: Locale,
): InstanceDetail['forms'][number] {
  const rights = [...compiled.fields.keys()].map((path) => [path, fields.sees(path) ? 'read' : 'hidden'] as const);
  return { template: key, version, title: localize(template.title, locale), rights: Object.fromEntries(rights) };
}

function openTaskView(seen: SeenInstance, task: Task, viewer: Viewer, directory: Directory, locale: Locale): OpenTask {
  const person = (id: string | undefined) => (id === undefined ? undefined : personOf(directory, id, locale));
  return {
    id: task.id,
    state: stateTitle(seen.version.definition, task.state, locale),
    createdAt: task.createdAt,
    candidates: task.candidates.map((candidate) => candidateOf(directory, candidate, locale)),
    mine: reaches(viewer, task),
    dueAt: task.dueAt,
    assignee: person(task.assignee),
    owner: person(task.owner),
    onBehalfOf: person(task.onBehalfOf),
    title: task.title === undefined ? undefined : localize(task.title, locale),
  };
}

async function whatOneMay(
  parts: ServerParts,
  viewer: Viewer,
  { instance, version }: SeenInstance,
): Promise<InstanceDetail['may']> {
  const contributes = mayContribute(viewer, version.definition, instance);
  return {
    cancel: mayCancel(viewer, instance) && (await wouldCancel(parts, viewer, instance)),
    comment: contributes,
    attach: contributes,
    sendMessage: maySendMessage(viewer, instance),
  };
}

/** How far it has got decides too, and only the engine knows: ask it without writing anything. */
async function wouldCancel(parts: ServerParts, viewer: Viewer, instance: ProcessInstance): Promise<boolean> {
  const fault = await parts.engine.check({
    type: 'cancel',
    commandId: randomUUID(),
    actor: { userId: viewer.user.id },
    instanceId: instance.id,
    reason: 'check',
  });
  return fault === undefined;
}

/** Where names are looked up; `titles`: what the instance remembers of departments and roles that are gone. */
interface NameBooks {
  readonly directory: Directory;
  readonly agreements: Agreements | undefined;
  readonly titles: NonNullable<ProcessInstance['titles']>;
}

/**
 * Names of everybody in what the page shows, looked up once here instead of by the browser one by one. Only in that: the
 * name of a person in a hidden field is hidden too.
 */
function namesIn(
  shown: unknown,
  { directory, agreements, titles }: NameBooks,
  locale: Locale,
): InstanceDetail['names'] {
  const names = new Map<string, string>();
  const mention = (text: string): void => {
    if (names.has(text)) return;
    if (text.startsWith('role:') || text.startsWith('department:') || text.startsWith('user:')) {
      names.set(text, candidateOf(directory, text as `user:${string}`, locale).name);
      return;
    }
    const system = agreements?.systemTitle?.(text);
    const found = {
      [text]: directory.user(text)?.name ?? directory.department(text)?.name ?? titles[`department:${text}`],
      [`role:${text}`]: directory.role(text)?.title ?? titles[`role:${text}`],
      [`system:${text}`]: system && localize(system, locale),
    };
    for (const [key, name] of Object.entries(found)) if (name !== undefined) names.set(key, name);
  };
  const walk = (value: unknown): void => {
    if (typeof value === 'string') mention(value);
    else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) walk(item);
  };
  walk(shown);
  return Object.fromEntries(names);
}
