import { promiseOf } from '@yunliu/engine/agreements';
import type { Agreement } from '@yunliu/engine/agreements';
import { localize } from '@yunliu/engine/definition';
import type { Locale, ProcessDefinition } from '@yunliu/engine/definition';
import type { StartChoices } from '../../api/index.js';
import type { ServerParts } from '../server-parts.js';
import { agreementVersion } from './agreement-shelf.js';
import { clockRules } from './clock-titles.js';

/** Systems that a ticket of this process may belong to: those whose agreement, in force now, promises something for it. */
export async function startChoices(parts: ServerParts, process: string, locale: Locale): Promise<StartChoices> {
  const definition = await parts.engine.latestDefinition(process);
  if (definition === undefined || clockRules(definition).length === 0) return { systems: [] };
  const now = parts.clock.now();
  const systems: StartChoices['systems'][number][] = [];
  for (const system of await parts.engine.agreements.systems()) {
    if (system.validFrom > now || (system.validTo !== undefined && system.validTo <= now)) continue;
    const { key, version } = system.agreement;
    const agreement = await agreementVersion(parts, key, version);
    if (agreement === undefined || !promisesFor(agreement, definition)) continue;
    systems.push({
      key: system.key,
      name: localize(system.title),
      title: localize(system.title, locale),
      customer: localize(system.customer, locale),
      agreement: { key, version, title: localize(agreement.title, locale) },
      priorities: agreement.priorities.map(({ key: name, title, remark }) => ({
        key: name,
        title: localize(title, locale),
        ...(remark === undefined ? {} : { remark: localize(remark, locale) }),
      })),
      defaultPriority: agreement.defaultPriority,
    });
  }
  return { systems };
}

function promisesFor(agreement: Agreement, definition: ProcessDefinition): boolean {
  return clockRules(definition).some(({ metric }) =>
    agreement.priorities.some(({ key }) => promiseOf(agreement, metric, definition.key, key) !== undefined),
  );
}
