import { visibleValue } from '@yunliu/engine';
import type { Directory, FieldVisibility, HistoryEvent } from '@yunliu/engine';
import type { Json, JsonObject, Locale, ProcessDefinition } from '@yunliu/engine/definition';
import type { TimelineEvent } from '../../api/index.js';
import { personOf } from './names.js';
import type { PromiseTitles } from './promise-titles.js';
import { stateTitle } from './state-titles.js';

export interface TimelineContext {
  readonly definition: ProcessDefinition;
  readonly directory: Directory;
  readonly fields: FieldVisibility;
  readonly isAdmin: boolean;
  /** Ids of the files the viewer may open; events about others are left out. */
  readonly files: ReadonlySet<string>;
  readonly locale: Locale;
  /** Titles of form fields and columns by path. */
  readonly titles: ReadonlyMap<string, string>;
  /** Titles of what an event about promised times names by key. */
  readonly promises: PromiseTitles;
}

/** History as this viewer may read it: what tells of a hidden field is left out. */
export function timelineView(events: readonly HistoryEvent[], context: TimelineContext): TimelineEvent[] {
  return events.flatMap((event) => {
    const details = visibleDetails(event, context);
    if (details === undefined) return [];
    return {
      seq: event.seq,
      at: event.at,
      type: event.type,
      actor: personOf(context.directory, event.actor, context.locale),
      details:
        event.type === 'variables.changed'
          ? withTitles(details, context.titles)
          : withPromises(details, context.promises(event)),
      ...(event.state === undefined ? {} : { state: stateTitle(context.definition, event.state, context.locale) }),
      ...(event.taskId === undefined ? {} : { taskId: event.taskId }),
      ...(event.hash === undefined ? {} : { hash: event.hash }),
    };
  });
}

/**
 * Which details of an event type may carry form values, and where. Whatever is not named here is a fact about the
 * course of the process (outcome, people, timer …) and shown as recorded.
 */
function visibleDetails(event: HistoryEvent, { fields, isAdmin, files }: TimelineContext): JsonObject | undefined {
  if (isAdmin) return event.details;
  switch (event.type) {
    case 'variables.changed': {
      const changes = changesOf(event.details).flatMap((change) => visibleChange(change, fields));
      return changes.length === 0 ? undefined : { ...event.details, changes };
    }
    case 'serial.assigned':
      return typeof event.details['into'] === 'string' && !fields.sees(event.details['into'])
        ? undefined
        : event.details;
    case 'attachment.added':
    case 'document.produced':
      return isSeenFile(event.details['attachment'], files) ? event.details : undefined;
    case 'job.created':
    case 'job.completed':
    case 'job.failed':
    case 'incident.raised':
    case 'incident.retried':
    case 'message.received':
      return without(event.details, ['input', 'output', 'values', 'data', 'result', 'message', 'variables']);
    case 'instance.started':
    case 'child.started':
    case 'child.ended':
    case 'task.draft-saved':
    case 'decision.taken':
      return without(event.details, ['variables', 'values', 'input', 'output']);
    // Rows of a list, of which the viewer may not see the field.
    case 'task.created':
    case 'ballot.cast':
      return without(event.details, ['item']);
    case 'group.opened':
    case 'items.added':
      return withoutRows(event.details);
    default:
      return event.details;
  }
}

/** Names the fields that changed as people know them, columns included. */
function withTitles(details: JsonObject, titles: ReadonlyMap<string, string>): JsonObject {
  const names = new Set(changesOf(details).map(({ name }) => name));
  const used = [...titles].filter(([path]) => names.has(path.split('.')[0] ?? ''));
  return used.length === 0 ? details : { ...details, titles: Object.fromEntries(used) };
}

function withPromises(details: JsonObject, titles: { readonly [detail: string]: string }): JsonObject {
  return Object.keys(titles).length === 0 ? details : { ...details, titles };
}

function isSeenFile(id: Json | undefined, files: ReadonlySet<string>): boolean {
  return typeof id === 'string' && files.has(id);
}

function changesOf(details: JsonObject): readonly JsonObject[] {
  const { changes } = details;
  return Array.isArray(changes) ? (changes as readonly JsonObject[]) : [];
}

function visibleChange(change: JsonObject, fields: FieldVisibility): JsonObject | [] {
  const { name, from, to } = change;
  if (typeof name !== 'string' || !fields.sees(name)) return [];
  const seen = (value: Json | undefined): Json => visibleValue(name, value ?? null, fields);
  return { ...change, from: seen(from), to: seen(to) };
}

function withoutRows(details: JsonObject): JsonObject {
  const { members } = details;
  if (!Array.isArray(members)) return details;
  return { ...details, members: (members as readonly JsonObject[]).map((member) => without(member, ['item'])) };
}

function without(details: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(details).filter(([name]) => !names.includes(name)));
}
