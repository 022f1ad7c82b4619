import type { ProcessDefinition } from '../../definition/process-definition.js';
import type { FormTemplate } from '../../forms/form-template.js';
import { contentHash } from '../../history/canonical-json.js';
import type { Store } from '../../store/store.js';
import { DefinitionCache } from '../definition-cache.js';
import type { PreparedDefinition } from '../definition-cache.js';

/** A design that nobody has published: its definition bears the version it would get, its forms theirs. */
export interface DraftTarget {
  readonly definition: ProcessDefinition;
  /** Forms that are not published either; others are looked up. */
  readonly forms: readonly FormTemplate[];
}

/** Ready to run as if it were published. Throws what is wrong with it. */
export async function prepareDraft(store: Store, { definition, forms }: DraftTarget): Promise<PreparedDefinition> {
  const unpublished = { publishedAt: '', publishedBy: '' };
  const draft = {
    ...unpublished,
    key: definition.key,
    version: definition.version,
    hash: contentHash(definition),
    status: 'published' as const,
    definition,
  };
  const prepared = await new DefinitionCache({
    definition: async () => draft,
    definitions: async () => [draft],
    form: async (key, version) => {
      const own = forms.find((form) => form.key === key && form.version === version);
      return own === undefined
        ? store.form(key, version)
        : { ...unpublished, key, version, hash: '', template: own, print: '' };
    },
  }).prepared(definition.key, definition.version);
  if (prepared === undefined) throw new Error(`draft of ${definition.key} is gone`);
  return prepared;
}
