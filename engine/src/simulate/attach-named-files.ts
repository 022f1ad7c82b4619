import type { Json, JsonObject } from '../definition/json.js';
import type { ProcessInstance } from '../instance/instance.js';
import type { Simulation } from './simulation.js';

/**
 * A story has no bytes to upload: each file that the data of a step names is attached by the acting person beforehand, as
 * the portal would have done. Where the person may not, the step itself is refused next.
 */
export function attachNamedFiles(
  simulation: Simulation,
  { id: instanceId, attachments }: ProcessInstance,
  by: string,
  data: JsonObject | undefined,
): void {
  const known = new Set(attachments.map(({ id }) => id));
  const walk = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) {
      const { file: id, name } = value as JsonObject;
      if (typeof id === 'string' && !known.has(id)) {
        known.add(id);
        const attachment = {
          id,
          name: typeof name === 'string' ? name : id,
          size: 0,
          mediaType: 'application/octet-stream',
          sha256: '',
          kind: 'upload',
        } as const;
        simulation.execute({ type: 'attach', instanceId, by, attachment });
      }
    }
    for (const item of Object.values(value)) walk(item as Json);
  };
  walk(data ?? {});
}
