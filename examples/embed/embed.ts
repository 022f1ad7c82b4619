// The ten lines of the README: a host starts a hotline call in its own process and completes the first task.
import { createDirectory, createEngine, loadFolder } from '@yunliu/engine';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { createCalendars } from '@yunliu/engine/service-time';

/** Takes a call and hands it to the service desk; returns the keys of the states the call then stands in. */
export async function takeCall(path: string): Promise<readonly string[]> {
  const folder = await loadFolder({ definitions: 'process-definitions', forms: 'form-templates' });
  const people = [{ id: 'li', name: '李敏', roles: ['hotline-engineer'], active: true }];
  const directory = createDirectory({ departments: [], roles: [], users: people });
  const store = await openSqliteStore({ path });
  const engine = createEngine({ store, directory: () => directory, calendars: createCalendars(folder.calendars) });
  await engine.publish(folder, 'li');
  const actor = { userId: 'li' };
  const call = { type: 'start', commandId: 'c1', actor, process: 'hotline', instanceId: 'call-1' } as const;
  await engine.execute(call);
  const instance = await engine.instance('call-1');
  await engine.close();
  return instance?.visits.map((visit) => visit.state) ?? [];
}
