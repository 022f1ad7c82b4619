import type { DesignWorld, TicketItem } from '@yunliu/designer/session';
import type { AuditEntry, Presence, PresenceIntent, WorkbenchHost } from '@yunliu/designer/workbench';
import type { ApiDesign, DesignAudit, DesignEditor } from '../../../api/index.js';
import { addressOf, call } from '../../api-client.js';
import { csrfToken, currentUser } from '../../contexts/session.js';
import { locale, t } from '../../locales/index.js';
import { newId } from '../../new-id.js';
import { PortalError } from '../../portal-error.js';
import { go } from '../../router.js';

interface HostFacts {
  readonly design: ApiDesign;
  readonly world: DesignWorld;
  readonly needsApproval: boolean;
  /** The draft was published, taken back … by this page: show it anew. */
  readonly changed: () => void;
  /** The reader decided about somebody else’s draft: show it anew, and leave the pen to its editor. */
  readonly decided: () => void;
}

/** The last window that went. Its page may show the draft anew at once, and must not be told that it is still held. */
let leaving: Promise<unknown> = Promise.resolve();

/** What the workbench asks of its page, answered by the server. */
export function designHost({ design, world, needsApproval, changed, decided }: HostFacts): WorkbenchHost {
  const { id, process, revision, updatedAt, updatedBy, basedOn, newestVersion, request, rejection } = design;
  const params = { id };
  const version = { params: { key: process } };
  /** One per open window. */
  const window = newId();
  /** A save whose answer was lost is sent again under the same id, and is then done once. */
  let sent: { readonly text: string; readonly commandId: string } | undefined;
  const isAdmin = currentUser()?.isAdmin === true;
  return {
    id,
    world,
    stand: { revision, updatedAt, updatedBy },
    ...(basedOn === undefined ? {} : { basedOn }),
    nextVersion: (newestVersion ?? 0) + 1,
    mayEdit: design.mayEdit && design.status === 'draft',
    mayPublish: design.mayPublish && design.status === 'draft',
    needsApproval,
    ...(design.status !== 'awaiting-approval' || request === undefined
      ? {}
      : {
          review: {
            askedBy: request.by,
            askedAt: request.at,
            comment: request.comment,
            mayDecide: design.mayApprove,
            mayWithdraw: design.mayPublish && request.by.id === currentUser()?.id,
          },
        }),
    ...(rejection === undefined || design.status !== 'draft' ? {} : { rejection }),

    async save({ files, revision: base, changes }) {
      const text = JSON.stringify({ files, base });
      const commandId = sent?.text === text ? sent.commandId : newId();
      sent = { text, commandId };
      try {
        const saved = await call('saveDesign', {
          params,
          body: { revision: base, commandId, files, changes: [...changes] },
        });
        return { revision: saved.revision, updatedAt: saved.updatedAt, updatedBy: me() };
      } catch (error) {
        throw told(error);
      }
    },
    async read() {
      const fresh = await call('readDesign', { params });
      return { revision: fresh.revision, updatedAt: fresh.updatedAt, updatedBy: fresh.updatedBy, files: fresh.files };
    },
    async saveCopy(files) {
      const made = await call('createDesign', {
        body: { id: newId(), commandId: newId(), from: { kind: 'files', files } },
      });
      return { id: made.id };
    },
    open: (other) => void go(other === undefined ? '/designs' : `/designs/${other}`, { force: true }),
    async present(intent: PresenceIntent) {
      const body = { window, intent };
      // The page may be going: an ordinary request would go with it.
      if (intent === 'leave') {
        leaving = send(addressOf('keepDesign', params), body, { keepalive: true }).catch(() => undefined);
        return gone;
      }
      await leaving;
      const now = await call('keepDesign', { params, body });
      const { holder, takenOverBy, ...rest } = now;
      return {
        ...rest,
        others: now.others.map(editor),
        ...(holder === undefined ? {} : { holder: editor(holder) }),
        ...(takenOverBy === undefined ? {} : { takenOverBy }),
      };
    },

    async versions() {
      const { versions } = await call('listDesignVersions', version);
      return versions.map(({ publishedBy, approvedBy, ...row }) => ({
        ...row,
        publishedBy: publishedBy.name,
        ...(approvedBy === undefined ? {} : { approvedBy: approvedBy.name }),
      }));
    },
    versionFiles: async (number) =>
      (await call('readDesignVersion', { params: { key: process, version: String(number) } })).files,
    versionPackage: (number) => addressOf('exportDesignVersion', { key: process, version: String(number) }),
    async restore(number) {
      const from = { kind: 'version', process, version: number } as const;
      const made = await call('createDesign', { body: { id: newId(), commandId: newId(), from } });
      return { id: made.id };
    },
    ...(isAdmin
      ? {
          async setRetired(number: number, isRetired: boolean): Promise<void> {
            await call('setDefinitionStatus', {
              params: { key: process, version: String(number) },
              body: { status: isRetired ? 'retired' : 'published' },
            });
          },
          ...(basedOn === undefined ? {} : { migrationAddress: `/admin/versions/${process}` }),
        }
      : {}),

    async impact(files) {
      const { version: next, versions, forms, uses } = await call('readDesignImpact', { params, body: { files } });
      const words = t().designs.use;
      return {
        version: next,
        versions: versions.map(({ version: number, plan }) => ({ ...plan, version: number })),
        forms,
        uses: uses.map(({ kind, title, detail }) => ({
          kind: words[kind],
          title,
          ...(detail === undefined ? {} : { detail }),
        })),
      };
    },
    async publish({ comment, revision: looked }) {
      const done = await call('publishDesign', { params, body: { revision: looked, commandId: newId(), comment } });
      return outcome(done);
    },
    async decide({ approve, comment, revision: looked }) {
      const body = { revision: looked, commandId: newId(), comment };
      if (!approve) {
        await call('rejectDesign', { params, body });
        decided();
        return undefined;
      }
      const done = await call('approveDesign', { params, body });
      decided();
      return outcome(done);
    },
    async withdraw(looked) {
      await call('withdrawDesign', { params, body: { revision: looked, commandId: newId() } });
      changed();
    },
    audit: async () => (await call('readDesignAudit', { params })).entries.map(auditEntry),
    packageAddress: addressOf('exportDesign', params),

    async print({ form, print, ticket, values }, signal) {
      const body = {
        form,
        print,
        ...(ticket === undefined ? {} : { ticket }),
        ...(values === undefined ? {} : { values }),
      };
      return sendForBytes(addressOf('printDesign', params), body, signal);
    },
    async tickets({ finished, limit }): Promise<readonly TicketItem[]> {
      const query = {
        limit: String(Math.min(limit, 100)),
        ...(finished === undefined ? {} : { finished: String(finished) as 'true' | 'false' }),
      };
      return (await call('listDesignTickets', { params, query })).tickets;
    },
    ticket: (instance) => call('readDesignTicket', { params: { id, instance } }),
  };
}

function me(): { readonly id: string; readonly name: string } {
  const user = currentUser();
  return { id: user?.id ?? '', name: user?.name ?? '' };
}

function editor({ person, since, self }: DesignEditor): {
  person: DesignEditor['person'];
  since: string;
  isSelf: boolean;
} {
  return { person, since, isSelf: self };
}

function outcome({
  status,
  version,
}: {
  readonly status: string;
  readonly version?: number | undefined;
}): { readonly status: 'published'; readonly version: number } | { readonly status: 'awaiting-approval' } {
  return status === 'published' ? { status, version: version ?? 1 } : { status: 'awaiting-approval' };
}

/** The server names who saved by id and name; the workbench takes a person. */
function told(error: unknown): unknown {
  if (!(error instanceof PortalError) || error.code !== 'design/changed-meanwhile') return error;
  const { by, byName, at, revision } = error.details;
  const { code, message, hint } = error;
  return { code, message, hint, details: { by: { id: by, name: byName }, at, revision } };
}

function auditEntry({ at, by, what, comment, version, changes }: DesignAudit['entries'][number]): AuditEntry {
  const { audit, version: number } = t().designs;
  return {
    at,
    by,
    what: version === undefined ? audit[what] : `${audit[what]} · ${number(version)}`,
    ...(comment === undefined ? {} : { comment }),
    changes: (changes ?? []).map(({ label }) => label),
  };
}

async function sendForBytes(address: string, body: unknown, signal: AbortSignal): Promise<Blob> {
  const answer = await send(address, body, { signal }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw PortalError.unreachable();
  });
  if (answer.ok) return answer.blob();
  const fault: unknown = await answer.json().catch(() => undefined);
  throw typeof fault === 'object' && fault !== null && 'code' in fault
    ? new PortalError(fault as ConstructorParameters<typeof PortalError>[0], answer.status)
    : PortalError.unreachable();
}

async function send(address: string, body: unknown, options: RequestInit): Promise<Response> {
  const headers = {
    'Content-Type': 'application/json',
    'Accept-Language': locale(),
    'x-csrf-token': csrfToken() ?? '',
  };
  return fetch(address, {
    method: 'POST',
    headers,
    credentials: 'same-origin',
    body: JSON.stringify(body),
    ...options,
  });
}

/** Nobody waits for the answer to a farewell. */
const gone = {
  revision: 0,
  updatedAt: '',
  updatedBy: { id: '', name: '' },
  holds: false,
  others: [],
  beatMs: 60_000,
} satisfies Presence;
