import type { FormTemplate } from '@yunliu/engine/forms';
import type { ApiDesignWorld } from '../../api/design-trials.js';
import { latestPublished } from '../latest-published.js';
import type { ServerParts } from '../server-parts.js';
import { shownForms } from './version-files.js';

/** What a design may refer to: everything the installation knows, people without what is nobody’s business here. */
export async function designWorld(parts: ServerParts, own: string | undefined): Promise<ApiDesignWorld> {
  const published = (await latestPublished(parts.store)).map(({ definition }) => definition);
  const forms = new Map<string, FormTemplate>();
  for (const definition of published)
    for (const { template, version } of shownForms(definition)) {
      const form = await parts.store.form(template, version);
      if (form !== undefined) forms.set(`${template}@${version}`, form.template);
    }
  const { departments, roles, users, substitutions } = parts.directory.organisation();
  const { agreements, systems, systemTitles } = await agreementsInForce(parts);
  return {
    organisation: {
      departments,
      roles,
      users: users.map(({ id, name, departmentId, roles: own, active }) => ({
        id,
        name,
        roles: own,
        active,
        ...(departmentId === undefined ? {} : { departmentId }),
      })),
      ...(substitutions === undefined ? {} : { substitutions }),
    },
    definitions: published.filter(({ key }) => key !== own),
    forms: [...forms.values()],
    calendars: parts.calendarBook?.files() ?? [],
    agreements,
    systems,
    systemTitles,
    categories: Object.fromEntries(parts.categories),
    handlers: parts.handlers,
  };
}

/** The newest version of each agreement and those that systems are under now. */
async function agreementsInForce({
  engine,
  clock,
}: ServerParts): Promise<Pick<ApiDesignWorld, 'agreements' | 'systems' | 'systemTitles'>> {
  const now = clock.now();
  const rows = (await engine.agreements.systems()).filter(
    ({ validFrom, validTo }) => validFrom <= now && (validTo === undefined || now < validTo),
  );
  const used = new Set(rows.map(({ agreement }) => `${agreement.key}@${agreement.version}`));
  const newest = new Map<string, number>();
  const stored = (await engine.agreements.list()).map(({ agreement }) => agreement);
  for (const { key, version } of stored) newest.set(key, Math.max(version, newest.get(key) ?? 0));
  return {
    agreements: stored.filter(({ key, version }) => newest.get(key) === version || used.has(`${key}@${version}`)),
    systems: Object.fromEntries(rows.map(({ key, agreement }) => [key, agreement.key])),
    systemTitles: Object.fromEntries(rows.map(({ key, title }) => [key, title])),
  };
}
