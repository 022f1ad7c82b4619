import type { ProcessInstance, Viewer } from '@yunliu/engine';
import type { Locale } from '@yunliu/engine/definition';
import type { RelatedInstance } from '../../api/index.js';
import { seesInstance } from '../visibility.js';
import type { SeenInstance } from '../http/call.js';
import type { ServerParts } from '../server-parts.js';
import { processTitled } from './names.js';
import { stateTitle } from './state-titles.js';

interface Link {
  readonly instanceId: string;
  readonly relation: 'parent' | 'child';
  readonly state?: string;
  readonly startedAt?: string;
}

/** The parent and the children. One the viewer may not see is named by process and status only. */
export async function relatedView(
  parts: ServerParts,
  viewer: Viewer,
  seen: SeenInstance,
  locale: Locale,
): Promise<RelatedInstance[]> {
  const { parent, children } = seen.instance;
  const links: Link[] = [
    ...(parent === undefined ? [] : [{ instanceId: parent.instanceId, relation: 'parent' as const }]),
    ...children.map(({ instanceId, state, startedAt }) => ({
      instanceId,
      relation: 'child' as const,
      state,
      startedAt,
    })),
  ];
  const related = await Promise.all(
    links.map(async (link) => {
      const instance = await parts.engine.instance(link.instanceId);
      // a child is started by the outbox a moment after its link is written
      return instance === undefined ? [] : [await relatedInstance(parts, viewer, seen, link, instance, locale)];
    }),
  );
  return related.flat();
}

async function relatedInstance(
  parts: ServerParts,
  viewer: Viewer,
  seen: SeenInstance,
  link: Link,
  instance: ProcessInstance,
  locale: Locale,
): Promise<RelatedInstance> {
  const { key, version } = instance.definition;
  const definition = (await parts.library.definition(key, version))?.definition;
  const maySee = await seesInstance(parts, viewer, instance);
  const process = processTitled(definition, key, locale);
  return {
    id: instance.id,
    process,
    subject: maySee ? instance.subject : process.title,
    status: instance.status,
    relation: link.relation,
    maySee,
    businessKey: instance.businessKey,
    outcome: maySee ? instance.outcome : undefined,
    state: link.state === undefined ? undefined : stateTitle(seen.version.definition, link.state, locale),
    startedAt: link.startedAt ?? instance.startedAt,
  };
}
