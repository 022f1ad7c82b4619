import { fieldVisibility, isPartOf, mayAdminister, maySee, maySeeAll } from '@yunliu/engine';
import type { FieldVisibility, ProcessInstance, Viewer } from '@yunliu/engine';
import { formLookupOf } from './definition-forms.js';
import type { SeenInstance, SeenTask } from './http/call.js';
import { refuse } from './refuse.js';
import type { ServerParts } from './server-parts.js';

/** May the viewer see the instance now? For live updates and links to related instances. */
export async function seesInstance(parts: ServerParts, viewer: Viewer, instance: ProcessInstance): Promise<boolean> {
  const version = await parts.library.definition(instance.definition.key, instance.definition.version);
  if (version === undefined) return mayAdminister(viewer);
  const isKnown = maySeeAll(viewer, version.definition) || isPartOf(viewer, instance);
  const involved = isKnown || (await parts.store.isInvolved(instance.id, viewer.user.id, [...viewer.principals]));
  return maySee(viewer, version.definition, instance, involved);
}

/** The instance with what the viewer may see of it; what one may not see is refused as not there. */
export async function seeInstance(
  { parts, viewer }: { readonly parts: ServerParts; readonly viewer: Viewer },
  id: string,
): Promise<SeenInstance> {
  const instance = await parts.engine.instance(id);
  if (instance === undefined || !(await seesInstance(parts, viewer, instance))) throw unknownInstance();
  const { key, version: number } = instance.definition;
  const version = await parts.library.definition(key, number);
  if (version === undefined) throw new Error(`instance ${id} is pinned to ${key}@${number}, which is not stored`);
  const forms = await formLookupOf(parts.library, version.definition);
  return { instance, version, fields: whenAsked(() => fieldVisibility(viewer, version.definition, instance, forms)) };
}

/** Reckoned at the first question: commands never ask, pages do. */
function whenAsked(reckon: () => FieldVisibility): FieldVisibility {
  let fields: FieldVisibility | undefined;
  const present = (): FieldVisibility => (fields ??= reckon());
  return {
    sees: (path) => present().sees(path),
    get tables() {
      return present().tables;
    },
  };
}

/** The task with its instance, under the same rule. */
export async function seeTask(
  facts: { readonly parts: ServerParts; readonly viewer: Viewer },
  id: string,
): Promise<SeenTask> {
  const row = await facts.parts.store.task(id);
  if (row === undefined) throw unknownTask();
  const seen = await seeInstance(facts, row.task.instanceId).catch((error: unknown) => {
    // say what was asked for, not what it belongs to
    throw isNotFound(error) ? unknownTask() : error;
  });
  const open = seen.instance.tasks.find((task) => task.id === id);
  return open === undefined ? { ...seen, row } : { ...seen, row, open };
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === 'instance/not-found';
}

function unknownInstance(): Error {
  return refuse(
    'instance/not-found',
    ['没有这个流程，或您无权查看。', 'There is no such instance, or you may not see it.'],
    ['请从列表中打开，或向经办人索取权限。', 'Open it from a list, or ask the people who handle it.'],
  );
}

function unknownTask(): Error {
  return refuse(
    'task/not-found',
    ['没有这个任务，或您无权查看。', 'There is no such task, or you may not see it.'],
    ['请从“我的任务”中打开。', 'Open it from “My tasks”.'],
  );
}
