// The ten lines of the README: a host runs the engine in its own process and takes a hotline call.
import { readFile } from 'node:fs/promises';
import { createDirectory, createEngine, loadFolder, type Organisation } from '@yunliu/engine';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { createCalendars } from '@yunliu/engine/service-time';

/** Takes a call; returns the keys of the states it then stands in. */
export async function takeCall(path: string): Promise<readonly string[]> {
  const folder = await loadFolder({ definitions: 'process-definitions', forms: 'form-templates' });
  const people = await readFile('process-definitions/demo-organisation.json', 'utf8');
  const directory = createDirectory(JSON.parse(people) as Organisation);
  const store = await openSqliteStore({ path });
  const engine = createEngine({ store, directory: () => directory, calendars: createCalendars(folder.calendars) });
  await engine.publish(folder, 'admin');
  const actor = { userId: 'hotline-1' };
  const call = { type: 'start', commandId: 'c1', actor, process: 'hotline', instanceId: 'call-1' } as const;
  await engine.execute(call);
  const instance = await engine.instance('call-1');
  await engine.close();
  return instance?.visits.map((visit) => visit.state) ?? [];
}
