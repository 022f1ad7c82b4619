import { mayAdminister } from '@yunliu/engine';
import type { Viewer } from '@yunliu/engine';
import { localize, walkStates } from '@yunliu/engine/definition';
import type { Locale, ProcessDefinition } from '@yunliu/engine/definition';
import { explainAssignment, explainDecisions, waitText, waitsOf } from '@yunliu/engine/explain';
import type { Wait } from '@yunliu/engine/explain';
import type { ApiWait, Explanation, Person, Titled } from '../../api/index.js';
import type { SeenInstance } from '../http/call.js';
import type { ServerParts } from '../server-parts.js';
import { compiledOf } from './compiled.js';
import { ConditionWords } from './condition-words.js';
import { momentText } from './moment-text.js';
import { personOf } from './names.js';
import { formsOfInstance } from './printable.js';
import { stateTitle } from './state-titles.js';

const MOST_PEOPLE = 8;

/** What the instance waits for, why these people have its tasks, and why it went the way it did. */
export async function explanationOf(
  parts: ServerParts,
  viewer: Viewer,
  { instance, version, fields }: SeenInstance,
  locale: Locale,
): Promise<Explanation> {
  const { definition, hash } = version;
  const process = compiledOf(definition, hash);
  const directory = parts.directory.view();
  const isAdmin = mayAdminister(viewer);
  const [history, forms, titles] = await Promise.all([
    parts.engine.history(instance.id),
    formsOfInstance(parts.library, definition),
    childTitles(
      parts,
      instance.children.map((child) => child.process),
      locale,
    ),
  ]);
  const titled = (state: string): Titled => stateTitle(definition, state, locale);
  const facts = { directory, locale, stateTitle: (state: string) => titled(state).title };
  const conditions = new ConditionWords(parts, definition, forms, isAdmin ? undefined : fields, locale);
  const openTasks = new Set(instance.tasks.map(({ id }) => id));
  const now = parts.clock.now();
  const words = {
    person: (id: string) => personOf(directory, id, locale).name,
    process: (key: string) => titles.get(key) ?? key,
    time: (at: string) => momentText(at, now, locale),
  };
  return {
    waits: waitsOf(process, instance, directory).map((wait) =>
      waitView(
        wait,
        waitText(named(isAdmin ? wait : withoutMessage(wait), definition, locale), words, locale),
        parts,
        titled,
        locale,
      ),
    ),
    assignments: history
      .filter(({ type, taskId }) => type === 'task.created' && taskId !== undefined)
      .flatMap(({ taskId = '', state = '' }) => {
        const text = explainAssignment(history, taskId, facts);
        const open = openTasks.has(taskId);
        return text === undefined || text === '' ? [] : [{ taskId, state: titled(state), text, open }];
      }),
    decisions: explainDecisions(process, instance, history).map(({ seq, state, to, otherwise, tried }) => ({
      seq,
      state: titled(state),
      to: titled(to),
      otherwise,
      tried: tried.map((branch) => ({
        to: titled(branch.to),
        title: branch.title === undefined ? undefined : localize(branch.title, locale),
        condition: branch.condition === undefined ? undefined : conditions.condition(branch.condition),
      })),
    })),
  };
}

function waitView(
  wait: Wait,
  text: string,
  parts: ServerParts,
  titled: (state: string) => Titled,
  locale: Locale,
): ApiWait {
  const [people, more] = wait.kind === 'task' ? peopleView(parts, wait.people, locale) : [[], 0];
  return {
    kind: wait.kind,
    text: text.replace(/[：:]\s*$/, ''),
    people,
    more,
    state: wait.state === undefined ? undefined : titled(wait.state),
    taskId: wait.kind === 'task' ? wait.taskId : undefined,
    instanceId: wait.kind === 'child' ? wait.instanceId : undefined,
    dueAt: wait.kind === 'task' || wait.kind === 'timer' ? wait.dueAt : undefined,
  };
}

/** The first people by name, and how many more there are. */
export function peopleView(
  parts: ServerParts,
  ids: readonly string[],
  locale: Locale,
): readonly [people: readonly Person[], more: number] {
  const directory = parts.directory.view();
  const people = ids.slice(0, MOST_PEOPLE).map((id) => personOf(directory, id, locale));
  return [people, ids.length - people.length];
}

/** Messages by the titles people know them by. */
function named(wait: Wait, definition: ProcessDefinition, locale: Locale): Wait {
  if (wait.kind !== 'message') return wait;
  const rules = [definition, ...walkStates(definition).map(({ state }) => state)].flatMap((one) =>
    'messages' in one ? (one.messages ?? []) : [],
  );
  const title = rules.find(({ name }) => name === wait.name)?.title;
  return title === undefined ? wait : { ...wait, name: localize(title, locale) };
}

/** What went wrong inside is for administrators; a message may quote values. */
function withoutMessage(wait: Wait): Wait {
  return wait.kind === 'incident' ? { ...wait, message: '' } : wait;
}

async function childTitles(
  parts: ServerParts,
  keys: readonly string[],
  locale: Locale,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const key of new Set(keys)) {
    const definition = await parts.engine.latestDefinition(key);
    if (definition !== undefined) found.set(key, localize(definition.title, locale));
  }
  return found;
}
