import type { DefinitionVersion, ProcessInstance } from '@yunliu/engine';
import { localize } from '@yunliu/engine/definition';
import type { Json, JsonObject, Locale, ProcessDefinition } from '@yunliu/engine/definition';
import { waitText } from '@yunliu/engine/explain';
import type { CompiledForm } from '@yunliu/engine/forms';
import { createCalendars } from '@yunliu/engine/service-time';
import { previewPath } from '@yunliu/engine/simulate';
import type { PathPreview } from '../../api/index.js';
import { formLookupOf, formsOf } from '../definition-forms.js';
import { latestPublished } from '../latest-published.js';
import type { ServerParts } from '../server-parts.js';
import { peopleView } from './explanation.js';
import { momentText } from './moment-text.js';
import { personOf, processTitled } from './names.js';
import { outcomesAt } from './outcomes.js';
import { stateTitle } from './state-titles.js';

type From =
  | { readonly definition: ProcessDefinition; readonly by: string; readonly data: JsonObject }
  | { readonly definition: ProcessDefinition; readonly instance: ProcessInstance; readonly data: JsonObject };

const ALWAYS = createCalendars([
  { key: 'always', title: { 'zh-CN': '全天候', en: 'Around the clock' }, counts: 'elapsed' },
]);

/** Plays ahead on copies in memory with the processes that may be called on the way; nothing is written. */
export async function pathPreviewOf(parts: ServerParts, from: From, locale: Locale): Promise<PathPreview> {
  const definitions = await neededBy(from.definition, await latestPublished(parts.store));
  const forms: CompiledForm[] = [];
  for (const definition of definitions) {
    const lookup = await formLookupOf(parts.library, definition);
    for (const { template, version } of formsOf(definition)) {
      const form = lookup(template, version);
      if (form !== undefined) forms.push(form);
    }
  }
  const preview = previewPath({
    definitions,
    forms,
    directory: parts.directory.view(),
    calendars: parts.calendars ?? ALWAYS,
    now: parts.clock.now(),
    from:
      'instance' in from
        ? { instance: from.instance, data: from.data }
        : { process: from.definition.key, by: from.by, data: from.data },
  });
  const byKey = new Map(definitions.map((definition) => [definition.key, definition]));
  return {
    steps: preview.steps.map(({ process, state, at, dueAt, assignee, people, outcome, assumed }) => {
      const definition = byKey.get(process);
      const [shown, more] = peopleView(parts, people, locale);
      const taken =
        outcome === undefined || definition === undefined ? undefined : outcomesAt(definition, state).get(outcome);
      return {
        process: processTitled(definition, process, locale),
        state: stateTitle(definition, state, locale),
        at,
        dueAt,
        assignee: assignee === undefined ? undefined : personOf(parts.directory.view(), assignee, locale),
        people: shown,
        more,
        outcome: taken === undefined ? outcome : localize(taken.title, locale),
        assumed: assumed ?? false,
      };
    }),
    end: preview.end,
    waits: preview.waits.map((wait) =>
      waitText(
        wait,
        {
          person: (id) => personOf(parts.directory.view(), id, locale).name,
          process: (key) => processTitled(byKey.get(key), key, locale).title,
          time: (at) => momentText(at, parts.clock.now(), locale),
        },
        locale,
      ),
    ),
    outcome: preview.outcome === undefined ? undefined : endingOf(from.definition, preview.outcome, locale),
    fault:
      preview.fault === undefined
        ? undefined
        : { code: preview.fault.code, message: preview.fault.message[locale], hint: preview.fault.hint[locale] },
  };
}

function endingOf(definition: ProcessDefinition, outcome: string, locale: Locale): string {
  const final = Object.entries(definition.states).find(
    ([key, state]) => state.type === 'final' && (state.outcome ?? key) === outcome,
  );
  return final === undefined ? outcome : localize(final[1].title, locale);
}

/** The definition itself and the newest of every process it, or one it calls, names. */
async function neededBy(
  definition: ProcessDefinition,
  latest: readonly DefinitionVersion[],
): Promise<readonly ProcessDefinition[]> {
  const byKey = new Map(latest.map((version) => [version.key, version.definition]));
  const found = new Map([[definition.key, definition]]);
  const open = [definition];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const key of processesIn(next as unknown as Json)) {
      const called = byKey.get(key);
      if (called === undefined || found.has(key)) continue;
      found.set(key, called);
      open.push(called);
    }
  }
  return [...found.values()];
}

/** Keys that stand where a definition names another process: `process` of calls and start effects, `oneOf` of choices. */
function* processesIn(value: Json): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name === 'process' && typeof inner === 'string') yield inner;
    else if (name === 'oneOf' && Array.isArray(inner))
      yield* (inner as Json[]).filter((one) => typeof one === 'string');
    else yield* processesIn(inner);
  }
}
