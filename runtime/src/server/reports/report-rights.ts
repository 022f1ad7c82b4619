import { mayManageReports } from '@yunliu/engine';
import type { Viewer } from '@yunliu/engine';
import type { Agreement, ClientSystem } from '@yunliu/engine/agreements';
import type { ServerParts } from '../server-parts.js';

/** Roles of the client that speak for it whatever the agreement says. */
const SPEAKERS = ['enterprise-representative', 'customer-project-lead'];

/** What a person may read of the reports: all of them, or the frozen ones of their own house under these agreements. */
export type ReportScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'client'; readonly clients: ReadonlySet<string>; readonly agreements: ReadonlySet<string> }
  | { readonly kind: 'none' };

/**
 * A client's representative is who holds a role that the agreement names for its consent, and whose department, or one
 * above it, is the client of a system under that agreement.
 */
export async function reportScope(parts: ServerParts, viewer: Viewer): Promise<ReportScope> {
  if (mayManageReports(viewer)) return { kind: 'all' };
  const houses = departmentNames(parts, viewer);
  const [stored, systems] = await Promise.all([parts.engine.agreements.list(), parts.engine.agreements.systems()]);
  const own = systems.filter((system) => houses.has(clientName(system)));
  const agreements = new Set(
    own
      .filter((system) =>
        stored.some(
          ({ agreement }) =>
            agreement.key === system.agreement.key &&
            speakersOf(agreement).some((role) => viewer.user.roles.includes(role)),
        ),
      )
      .map(({ agreement }) => agreement.key),
  );
  if (!viewer.user.active || agreements.size === 0) return { kind: 'none' };
  return { kind: 'client', clients: new Set(own.map(clientName)), agreements };
}

/** The name by which a client is known in reports. */
export function clientName({ customer }: ClientSystem): string {
  return typeof customer === 'string' ? customer : customer['zh-CN'];
}

function speakersOf({ extension, downtime }: Agreement): readonly string[] {
  return [...SPEAKERS, extension.consentBy, downtime.approvedBy];
}

function departmentNames(parts: ServerParts, { user }: Viewer): ReadonlySet<string> {
  const directory = parts.directory.view();
  const names = new Set<string>();
  const seen = new Set<string>();
  for (let id = user.departmentId; id !== undefined && !seen.has(id);) {
    seen.add(id);
    const department = directory.department(id);
    if (department !== undefined) names.add(department.name);
    id = department?.parentId;
  }
  return names;
}
