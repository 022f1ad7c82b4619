import { compileServerForm } from '../../forms/server/compile-server-form.js';
import type { LoadedFolder } from '../../run/load-folder.js';
import { createCalendars } from '../../service-time/create-calendars.js';
import type { ScenarioWorld } from '../../simulate/run-scenario.js';

/** What a folder gives a simulation to play with; the people come from elsewhere. */
export function simulationWorld(folder: LoadedFolder): Omit<ScenarioWorld, 'directory'> {
  return {
    definitions: folder.definitions,
    forms: folder.forms.map(({ template }) => compileServerForm(template)),
    calendars: createCalendars(folder.calendars),
  };
}
