import { mayDesign } from '@yunliu/engine';
import { localize, walkStates } from '@yunliu/engine/definition';
import type { DesignSettings, PutDesignSettings } from '../../api/index.js';
import type { DesignPolicy } from '../designs/design-desk.js';
import { unknownVersion } from '../designs/draft-faults.js';
import { scenarioCounts, shownForms, versionFiles, versionRecord } from '../designs/version-files.js';
import type { Call, Handlers } from '../http/call.js';
import { latestPublished } from '../latest-published.js';
import { refuse } from '../refuse.js';
import type { ServerParts } from '../server-parts.js';
import { personOf } from '../views/names.js';
import { sendPackage } from './designs.js';
import { categoryTitle } from './lookups.js';

export const designVersionHandlers: Handlers<
  | 'listDesignTemplates'
  | 'listDesignVersions'
  | 'readDesignVersion'
  | 'exportDesignVersion'
  | 'readDesignSettings'
  | 'putDesignSettings'
> = {
  async listDesignTemplates({ parts, viewer, locale }) {
    const { rules } = await parts.designs.policy();
    const stories = await scenarioCounts(parts.store);
    const text = (value: Parameters<typeof localize>[0] | undefined) =>
      value === undefined ? undefined : localize(value, locale);
    const templates = (await latestPublished(parts.store)).map(({ definition }) => {
      const { key, version, title, category, card } = definition;
      return {
        process: key,
        version,
        title: localize(title, locale),
        category: { key: category, title: categoryTitle(parts, category, locale) },
        states: walkStates(definition).length,
        forms: shownForms(definition).length,
        scenarios: stories.get(`${key}@${version}`) ?? 0,
        mayEdit: mayDesign(viewer, { process: key, category }, rules),
        code: card?.code,
        description: text(definition.description),
        purpose: text(card?.purpose),
        answeredBy: text(card?.answeredBy),
        howFast: text(card?.howFast),
      };
    });
    const order = [...parts.categories.keys()];
    const rank = ({ category }: (typeof templates)[number]) => order.indexOf(category.key) + 1 || order.length + 1;
    return {
      templates: templates.toSorted(
        (a, b) => rank(a) - rank(b) || (a.code ?? '￿').localeCompare(b.code ?? '￿', 'en', { numeric: true }),
      ),
    };
  },

  async listDesignVersions({ parts, params, locale }) {
    const overview = new Map((await parts.engine.migrations.versions(params.key)).map((one) => [one.version, one]));
    const stored = (await parts.store.definitions())
      .filter(({ key }) => key === params.key)
      .toSorted((a, b) => b.version - a.version);
    const directory = parts.directory.view();
    const versions = await Promise.all(
      stored.map(async ({ version, status, publishedAt, publishedBy, definition }) => {
        const kept = await versionRecord(parts.store, params.key, version);
        return {
          version,
          title: localize(definition.title, locale),
          status,
          publishedAt,
          publishedBy: personOf(directory, publishedBy, locale),
          running: overview.get(version)?.running ?? 0,
          forms: shownForms(definition).map((form) => ({ key: form.template, version: form.version })),
          scenarios: Object.keys(kept?.scenarios ?? {}).length,
          comment: kept?.comment,
          approvedBy: kept?.approvedBy === undefined ? undefined : personOf(directory, kept.approvedBy, locale),
          design: kept?.design,
        };
      }),
    );
    return { process: params.key, title: versions[0]?.title ?? params.key, versions };
  },

  async readDesignVersion({ parts, params, locale }) {
    const stored = await existing(parts, params);
    return {
      process: stored.key,
      version: stored.version,
      title: localize(stored.definition.title, locale),
      status: stored.status,
      files: await versionFiles(parts.store, stored),
    };
  },

  async exportDesignVersion({ parts, params, response }) {
    const stored = await existing(parts, params);
    sendPackage(response, await versionFiles(parts.store, stored), `${stored.key}-${stored.version}.zip`);
    return undefined;
  },

  readDesignSettings: async (call) => settingsView(call, await call.parts.designs.policy()),

  async putDesignSettings(call) {
    const { parts, viewer, body } = call;
    requireKnown(parts, body);
    const policy: DesignPolicy = {
      secondPair: body.secondPair,
      rules: body.rules as DesignPolicy['rules'],
      updatedAt: parts.clock.now(),
      updatedBy: viewer.user.id,
    };
    await parts.designs.putPolicy(policy);
    parts.logger.info(
      { by: viewer.user.id, secondPair: policy.secondPair, rules: policy.rules.length },
      'design settings changed',
    );
    return settingsView(call, policy);
  },
};

async function existing(parts: ServerParts, { key, version }: { readonly key: string; readonly version: string }) {
  const stored = await parts.store.definition(key, Number(version));
  if (stored === undefined) throw unknownVersion();
  return stored;
}

function settingsView({ parts, locale }: Pick<Call, 'parts' | 'locale'>, policy: DesignPolicy): DesignSettings {
  const { secondPair, rules, updatedAt, updatedBy } = policy;
  return {
    secondPair,
    rules,
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(updatedBy === undefined ? {} : { updatedBy: personOf(parts.directory.view(), updatedBy, locale) }),
  };
}

/** A rule for somebody who does not exist would lock everybody out unnoticed. */
function requireKnown(parts: ServerParts, { rules }: PutDesignSettings): void {
  const directory = parts.directory.view();
  for (const [index, rule] of rules.entries()) {
    if (rule.process !== undefined && rule.category !== undefined)
      throw wrongRule(`/rules/${index}`, ['规则只能针对流程或分类之一。', 'A rule is about a process or a category.']);
    for (const right of ['edit', 'publish', 'approve'] as const)
      for (const [at, principal] of (rule[right] ?? []).entries()) {
        const colon = principal.indexOf(':');
        const kind = principal.slice(0, Math.max(0, colon));
        const id = principal.slice(colon + 1);
        const isKnown =
          (kind === 'user' && directory.user(id) !== undefined) ||
          (kind === 'role' && directory.role(id) !== undefined) ||
          (kind === 'department' && directory.department(id) !== undefined);
        if (!isKnown)
          throw wrongRule(`/rules/${index}/${right}/${at}`, [
            `没有“${principal}”这个人员、角色或部门。`,
            `There is no person, role or department “${principal}”.`,
          ]);
      }
  }
}

function wrongRule(pointer: string, message: readonly [string, string]): Error {
  return refuse(
    'design/wrong-rule',
    message,
    [
      '请从列表中选择，格式为 user:、role: 或 department: 加编号。',
      'Choose from the lists: user:, role: or department: and the id.',
    ],
    { pointer },
  );
}
