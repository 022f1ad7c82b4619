import { mayAdminister, maySeeAll } from '@yunliu/engine';
import type { ProcessInstance, Viewer } from '@yunliu/engine';
import { scenarioOfLog, walkedPath } from '@yunliu/engine/simulate';
import type { TicketLog } from '@yunliu/engine/simulate';
import type { DesignTicket, DesignTickets } from '../../api/design-trials.js';
import { refuse } from '../refuse.js';
import type { ServerParts } from '../server-parts.js';

const MOST_CHILDREN = 100;

/** Tickets of the process, newest first; only for who may see all of them. */
export async function designTickets(
  parts: ServerParts,
  viewer: Viewer,
  process: string,
  { finished, limit }: { readonly finished?: boolean; readonly limit: number },
): Promise<DesignTickets> {
  await requireAllVisible(parts, viewer, process);
  const page = await parts.store.searchInstances({
    process,
    limit,
    ...(finished === undefined ? {} : { status: finished ? ('completed' as const) : ('running' as const) }),
  });
  return {
    tickets: page.rows.map(({ id, businessKey, subject, version, startedAt, endedAt }) => ({
      id,
      title: subject,
      version,
      startedAt,
      ...(businessKey === undefined ? {} : { businessKey }),
      ...(endedAt === undefined ? {} : { endedAt }),
    })),
  };
}

/** One of them as a story, with the children it started and the way it went. */
export async function designTicket(
  parts: ServerParts,
  viewer: Viewer,
  process: string,
  id: string,
): Promise<DesignTicket> {
  await requireAllVisible(parts, viewer, process);
  const instance = await parts.engine.instance(id);
  if (instance === undefined || instance.definition.key !== process) throw unknownTicket();
  const ticket = await ticketLog(parts, instance);
  const family = await childrenOf(parts, viewer, instance);
  const scenario = scenarioOfLog(ticket, family);
  const version = await parts.library.definition(process, instance.definition.version);
  if (version === undefined) throw unknownTicket();
  const { subject, businessKey, startedAt, endedAt } = instance;
  return {
    id,
    title: subject,
    version: instance.definition.version,
    startedAt,
    ...(businessKey === undefined ? {} : { businessKey }),
    ...(endedAt === undefined ? {} : { endedAt }),
    scenario: JSON.parse(JSON.stringify(scenario)) as DesignTicket['scenario'],
    path: walkedPath(ticket.history, version.definition),
  };
}

async function ticketLog(parts: ServerParts, instance: ProcessInstance): Promise<TicketLog> {
  const [log, history] = await Promise.all([parts.store.commandLog(instance.id), parts.store.history(instance.id)]);
  if (log[0]?.revision !== 1) throw incompleteLog();
  return { instance, log, history };
}

/** Children and theirs; those of processes the viewer may not see all of tell nothing. */
async function childrenOf(
  parts: ServerParts,
  viewer: Viewer,
  { children }: ProcessInstance,
): Promise<readonly TicketLog[]> {
  const found: TicketLog[] = [];
  const waiting = [...children];
  for (let next = waiting.shift(); next !== undefined && found.length < MOST_CHILDREN; next = waiting.shift()) {
    const child = await parts.engine.instance(next.instanceId);
    if (child === undefined || !(await seesAll(parts, viewer, child.definition.key))) continue;
    found.push(await ticketLog(parts, child));
    waiting.push(...child.children);
  }
  return found;
}

async function seesAll(parts: ServerParts, viewer: Viewer, process: string): Promise<boolean> {
  if (mayAdminister(viewer)) return true;
  // Every version: an old one may have been open to fewer people.
  const versions = (await parts.store.definitions()).filter(({ key }) => key === process);
  return versions.length > 0 && versions.every(({ definition }) => maySeeAll(viewer, definition));
}

async function requireAllVisible(parts: ServerParts, viewer: Viewer, process: string): Promise<void> {
  if (await seesAll(parts, viewer, process)) return;
  throw refuse(
    'access/may-not-see-tickets',
    ['您无权查看该流程的全部工单。', 'You may not see all tickets of this process.'],
    ['请由流程的可见角色或管理员操作。', 'Ask somebody whose role sees them all, or an administrator.'],
  );
}

function unknownTicket(): Error {
  return refuse(
    'instance/not-found',
    ['没有这个工单。', 'There is no such ticket.'],
    ['请从工单列表中选择。', 'Choose one from the list.'],
  );
}

function incompleteLog(): Error {
  return refuse(
    'design/ticket-without-log',
    ['该工单没有完整的操作记录，不能回放。', 'The log of this ticket is not complete; it cannot be played again.'],
    ['请选择较新的工单。', 'Choose a newer ticket.'],
  );
}
