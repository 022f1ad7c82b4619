import type { DefinitionBundle, Engine, LoadedFolder, Logger } from '@yunliu/engine';
import type { Issue } from '@yunliu/engine/definition';
import { shownForms } from './designs/version-files.js';
import { refuse } from './refuse.js';

/**
 * Publishes what is new in the folders. Broken content stops the start: half a catalogue is worse than none. A delivered
 * version whose number people have used for one of their own is left out, with all that shows its form, and the log says so:
 * an update must not keep the server from starting because somebody designs.
 */
export async function publishFolder(
  engine: Engine,
  folder: LoadedFolder,
  logger?: Logger,
): Promise<readonly { readonly key: string; readonly version: number }[]> {
  const first = await engine.publish(folder, 'system');
  const errors = errorsOf([...folder.issues, ...first.issues]);
  if (errors.length === 0) return first.published;
  const taken = await takenByPeople(engine, errors);
  if (taken.definitions.size + taken.forms.size < errors.length) throw broken(errors);
  const rest = without(folder, taken);
  const second = await engine.publish(rest.bundle, 'system');
  const left = errorsOf(second.issues);
  if (left.length > 0) throw broken(left);
  logger?.warn({ leftOut: rest.leftOut }, 'delivered versions were left out: their numbers are taken by own versions');
  return second.published;
}

interface Taken {
  readonly definitions: ReadonlySet<string>;
  readonly forms: ReadonlySet<string>;
}

/** Versions that are frozen with another content which no delivery brought. */
async function takenByPeople({ store }: Engine, errors: readonly Issue[]): Promise<Taken> {
  const definitions = new Set<string>();
  const forms = new Set<string>();
  for (const { code, file = '' } of errors) {
    const [key = '', version = ''] = file.split('@');
    if (code === 'definition/version-frozen') {
      const stored = await store.definition(key, Number(version));
      if (stored !== undefined && stored.publishedBy !== 'system') definitions.add(file);
    } else if (code === 'form/version-frozen') {
      const stored = await store.form(key, Number(version));
      if (stored !== undefined && stored.publishedBy !== 'system') forms.add(file);
    }
  }
  return { definitions, forms };
}

function without(
  { definitions, forms }: LoadedFolder,
  taken: Taken,
): { readonly bundle: DefinitionBundle; readonly leftOut: readonly string[] } {
  const isLeftOut = (definition: LoadedFolder['definitions'][number]): boolean =>
    taken.definitions.has(`${definition.key}@${definition.version}`) ||
    shownForms(definition).some(({ template, version }) => taken.forms.has(`${template}@${version}`));
  return {
    bundle: {
      definitions: definitions.filter((definition) => !isLeftOut(definition)),
      forms: forms.filter(({ template }) => !taken.forms.has(`${template.key}@${template.version}`)),
    },
    leftOut: [
      ...definitions.filter(isLeftOut).map(({ key, version }) => `${key}@${version}`),
      ...[...taken.forms].map((form) => `form ${form}`),
    ],
  };
}

function errorsOf(issues: readonly Issue[]): readonly Issue[] {
  return issues.filter(({ severity }) => severity === 'error');
}

function broken(errors: readonly Issue[]): Error {
  const [first] = errors;
  const place = `${first?.file ?? ''}${first?.pointer ?? ''}`;
  return refuse(
    'definition/folder-invalid',
    [
      `流程或表单目录中有 ${errors.length} 处错误，服务未启动。首个：${place} ${first?.message['zh-CN'] ?? ''}`,
      `The folders of definitions and forms have ${errors.length} errors; the server was not started. First: ${place} ${first?.message.en ?? ''}`,
    ],
    ['请用 yunliu validate 检查并改正。', 'Run `yunliu validate` and mend them.'],
    { issues: errors },
  );
}
