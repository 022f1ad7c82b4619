import { compileProcess } from '../compile/compile-process.js';
import type { Issue } from '../definition/issue.js';
import { YunliuError } from '../definition/yunliu-error.js';
import { compileServerForm } from '../forms/server/compile-server-form.js';
import type { DefinitionVersion, FormVersion } from '../store/store.js';
import type { DefinitionBundle } from './engine-api.js';
import type { Shell } from './shell.js';

/** All issues of a bundle, each with the document (`key@version`) it is about. */
export function checkBundle(
  _shell: Shell,
  bundle: DefinitionBundle,
  _storedForms: readonly FormVersion[],
  _storedDefinitions: readonly DefinitionVersion[],
): readonly Issue[] {
  return [
    ...bundle.forms.flatMap(({ template }) =>
      issuesOf(`${template.key}@${template.version}`, () => compileServerForm(template)),
    ),
    ...bundle.definitions.flatMap((definition) =>
      issuesOf(`${definition.key}@${definition.version}`, () => compileProcess(definition, '')),
    ),
  ];
}

/** What preparing a document for running complains about. */
function issuesOf(file: string, prepare: () => unknown): readonly Issue[] {
  try {
    prepare();
    return [];
  } catch (error) {
    if (!(error instanceof YunliuError)) throw error;
    if (error.issues.length > 0) return error.issues.map((issue) => ({ ...issue, file }));
    return [
      {
        code: error.code,
        severity: 'error',
        pointer: error.pointer ?? '',
        message: error.messages,
        hint: error.hint,
        file,
      },
    ];
  }
}
