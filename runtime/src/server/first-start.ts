import { adminRole } from '@yunliu/engine';
import type { LoadedFolder, Organisation, StoredDirectory } from '@yunliu/engine';
import { localize } from '@yunliu/engine/definition';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Credentials } from './accounts/credentials.js';
import { hashPassword, passwordMatches } from './accounts/passwords.js';
import { giveOneTimePassword } from './routes/admin-users.js';

/** Common password of the demo accounts; only with `--demo`. */
export const demoPassword = 'yunliu-demo';

/** What the operator is told after a start. */
export interface FirstStart {
  readonly isNew: boolean;
  /** One-time password of `admin`; only on the first start without demo. */
  readonly adminPassword?: string;
}

interface Parts {
  readonly directory: StoredDirectory;
  readonly credentials: Credentials;
}

/** Fills a new installation with people: the demo organisation, or a single administrator. */
export async function ensurePeople(parts: Parts, definitionsDir: string, demo: boolean): Promise<FirstStart> {
  const { directory } = parts;
  if (directory.organisation().users.length > 0) return { isNew: false };
  if (demo) {
    await loadDemo(parts, definitionsDir);
    return { isNew: true };
  }
  await directory.importOrganisation({
    departments: [],
    roles: [{ key: adminRole, title: '系统管理员' }],
    users: [{ id: 'admin', name: '管理员', roles: [adminRole], active: true }],
  });
  return { isNew: true, adminPassword: await giveOneTimePassword(parts, 'admin') };
}

async function loadDemo({ directory, credentials }: Parts, definitionsDir: string): Promise<void> {
  const file = join(definitionsDir, 'demo-organisation.json');
  const organisation = JSON.parse(await readFile(file, 'utf8')) as Organisation;
  const roles = organisation.roles.some((role) => role.key === adminRole)
    ? organisation.roles
    : [...organisation.roles, { key: adminRole, title: '系统管理员' }];
  await directory.importOrganisation({ ...organisation, roles });
  // one hash for all: the password is public anyway
  const passwordHash = await hashPassword(demoPassword);
  for (const user of organisation.users) await credentials.put(user.id, { passwordHash, mustChange: false });
}

/**
 * May somebody still sign in with the public password? The demo accounts were filled in with one hash, so the most shared
 * hashes tell; people who chose a password have one of their own.
 */
export async function hasDemoPasswords({ directory, credentials }: Parts): Promise<boolean> {
  const shared = new Map<string, number>();
  for (const user of directory.organisation().users) {
    const hash = user.active ? (await credentials.of(user.id))?.passwordHash : undefined;
    if (hash !== undefined) shared.set(hash, (shared.get(hash) ?? 0) + 1);
  }
  const most = [...shared].toSorted(([, a], [, b]) => b - a).slice(0, 3);
  for (const [hash] of most) if (await passwordMatches(hash, demoPassword)) return true;
  return false;
}

/** Who may draw processes, unless the rules of the installation say otherwise. */
const designerRole = { key: 'process-designer', title: '流程设计员' };

/** Makes the roles that the shipped definitions name and the organisation lacks, with nobody in them yet. */
export async function ensureRoles(directory: StoredDirectory, folder: LoadedFolder): Promise<void> {
  if (directory.view().role(designerRole.key) === undefined) await directory.putRole(designerRole);
  for (const { roles } of folder.definitions) {
    for (const [key, { title }] of Object.entries(roles ?? {})) {
      if (directory.view().role(key) === undefined) await directory.putRole({ key, title: localize(title) });
    }
  }
}
