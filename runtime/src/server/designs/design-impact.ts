import { localize, walkStates } from '@yunliu/engine/definition';
import type { Locale, ProcessDefinition } from '@yunliu/engine/definition';
import type { DesignImpact } from '../../api/design-trials.js';
import { latestPublished } from '../latest-published.js';
import type { ServerParts } from '../server-parts.js';
import { planView, stateTitles } from '../views/plan-view.js';
import { unsound } from './draft-faults.js';
import type { DraftFiles } from './draft.js';
import { bundleOf, numbered } from './numbered-design.js';
import { judgeDraft } from './publish-draft.js';

/** What publishing would touch. Writes nothing. Throws `design/unsound`. */
export async function designImpact(
  parts: ServerParts,
  files: DraftFiles,
  basedOn: number | undefined,
  locale: Locale,
): Promise<DesignImpact> {
  const design = await numbered(parts, files);
  const issues = await judgeDraft(parts, design);
  if (issues.some(({ severity }) => severity === 'error')) throw unsound(issues);
  const { definition } = design.document;
  const forms = bundleOf(design.document).forms.map(({ template }) => template);
  const overview = await parts.engine.migrations.versions(definition.key);
  const versions: DesignImpact['versions'][number][] = [];
  for (const { version, running, states } of overview) {
    if (running === 0) continue;
    const plan = await parts.engine.migrations.planDraft(version, { definition, forms });
    const from = (await parts.store.definition(definition.key, version))?.definition;
    const titles = stateTitles(from, locale);
    versions.push({
      version,
      running,
      states: states.map((each) => ({ ...each, title: titles.get(each.state) ?? each.title })),
      plan: planView(plan, { from, to: definition }, locale),
    });
  }
  return {
    version: design.version,
    versions,
    forms: design.forms
      .map(({ key, version, changed }) => ({ key, version, changed }))
      .toSorted((a, b) => a.key.localeCompare(b.key)),
    uses: await usesOfProcess(parts, definition, locale),
    ...(basedOn === undefined ? {} : { basedOn }),
    ...(overview[0] === undefined ? {} : { newestVersion: overview[0].version }),
  };
}

/** Processes that call it, duties that start it, agreements that promise it, statistics made of it. */
async function usesOfProcess(
  parts: ServerParts,
  { key, title }: ProcessDefinition,
  locale: Locale,
): Promise<DesignImpact['uses']> {
  const uses: DesignImpact['uses'][number][] = [];
  for (const { definition } of await latestPublished(parts.store)) {
    if (definition.key === key) continue;
    const states = walkStates(definition).filter(({ state }) => names(state, key));
    if (states.length > 0)
      uses.push({
        kind: 'process',
        key: definition.key,
        title: localize(definition.title, locale),
        detail: states.map(({ state }) => localize(state.title, locale)).join('、'),
      });
  }
  for (const { row } of await parts.engine.schedules.list())
    if (names(row, key))
      uses.push({ kind: 'schedule', key: row.key, title: localize(row.title, locale), detail: row.code });
  for (const { agreement } of await parts.engine.agreements.list()) {
    const services = agreement.services.filter((service) => (service.process ?? service.key) === key);
    if (services.length > 0)
      uses.push({
        kind: 'agreement',
        key: `${agreement.key}@${agreement.version}`,
        title: localize(agreement.title, locale),
        detail: services.map((service) => localize(service.title, locale)).join('、'),
      });
  }
  if (key === 'hotline')
    uses.push({ kind: 'report', key: 'hotline', title: locale === 'en' ? 'Hotline statistics' : '热线统计' });
  if (uses.some(({ kind }) => kind === 'agreement'))
    uses.push({
      kind: 'report',
      key: 'compliance',
      title: locale === 'en' ? 'Reports of promised times' : '承诺达成报告',
      detail: localize(title, locale),
    });
  return uses;
}

/** Does a part of a document name the process, not counting the states inside it? */
function names(part: unknown, process: string): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if (Array.isArray(part)) return part.some((item) => names(item, process));
  return Object.entries(part).some(
    ([name, value]) =>
      (name === 'process' && value === process) || (name !== 'states' && name !== 'regions' && names(value, process)),
  );
}
