import type { ProcessDefinition } from '../../definition/process-definition.js';
import { YunliuError } from '../../definition/yunliu-error.js';
import type { FormTemplate } from '../../forms/form-template.js';
import type { DefinitionVersion, FormVersion } from '../store.js';
import { versionFrozen } from '../version-frozen.js';
import type { Connection, SqlRow } from './connection.js';

const definitionColumns = 'key, version, hash, status, published_at, published_by, document';
const formColumns = 'key, version, hash, published_at, published_by, template, print, prints';

export function saveDefinition(db: Connection, version: DefinitionVersion): void {
  const stored = db.first('SELECT hash FROM definition WHERE key = ? AND version = ?', version.key, version.version);
  if (stored !== undefined) {
    if (stored[0] !== version.hash) throw new YunliuError(versionFrozen('definition', version.key, version.version));
    return;
  }
  db.run(
    `INSERT INTO definition (${definitionColumns}) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    version.key,
    version.version,
    version.hash,
    version.status,
    version.publishedAt,
    version.publishedBy,
    JSON.stringify(version.definition),
  );
}

export function readDefinition(db: Connection, key: string, version: number): DefinitionVersion | undefined {
  const row = db.first(`SELECT ${definitionColumns} FROM definition WHERE key = ? AND version = ?`, key, version);
  return row === undefined ? undefined : definitionVersion(row);
}

export function readDefinitions(db: Connection): readonly DefinitionVersion[] {
  return db.all(`SELECT ${definitionColumns} FROM definition ORDER BY key, version`).map(definitionVersion);
}

export function saveForm(db: Connection, version: FormVersion): void {
  const stored = db.first('SELECT hash FROM form WHERE key = ? AND version = ?', version.key, version.version);
  if (stored !== undefined) {
    if (stored[0] !== version.hash) throw new YunliuError(versionFrozen('form', version.key, version.version));
    return;
  }
  db.run(
    `INSERT INTO form (${formColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    version.key,
    version.version,
    version.hash,
    version.publishedAt,
    version.publishedBy,
    JSON.stringify(version.template),
    version.print,
    version.prints === undefined ? null : JSON.stringify(version.prints),
  );
}

export function readForm(db: Connection, key: string, version: number): FormVersion | undefined {
  const row = db.first(`SELECT ${formColumns} FROM form WHERE key = ? AND version = ?`, key, version);
  return row === undefined ? undefined : formVersion(row);
}

export function readForms(db: Connection): readonly FormVersion[] {
  return db.all(`SELECT ${formColumns} FROM form ORDER BY key, version`).map(formVersion);
}

function definitionVersion(row: SqlRow): DefinitionVersion {
  return {
    key: String(row[0]),
    version: Number(row[1]),
    hash: String(row[2]),
    status: row[3] as DefinitionVersion['status'],
    publishedAt: String(row[4]),
    publishedBy: String(row[5]),
    definition: JSON.parse(String(row[6])) as ProcessDefinition,
  };
}

function formVersion(row: SqlRow): FormVersion {
  return {
    key: String(row[0]),
    version: Number(row[1]),
    hash: String(row[2]),
    publishedAt: String(row[3]),
    publishedBy: String(row[4]),
    template: JSON.parse(String(row[5])) as FormTemplate,
    print: String(row[6]),
    ...(row[7] === null ? {} : { prints: JSON.parse(String(row[7])) as Readonly<Record<string, string>> }),
  };
}
