import { mayStart } from '@yunliu/engine';
import { localize } from '@yunliu/engine/definition';
import type { Locale } from '@yunliu/engine/definition';
import type { CatalogueCard } from '../../api/index.js';
import type { Handlers } from '../http/call.js';
import type { LibraryForm } from '../library.js';
import { refuse } from '../refuse.js';
import type { ServerParts } from '../server-parts.js';
import { latestPublished } from '../latest-published.js';
import { personOf } from '../views/names.js';

const mostPeople = 50;

export const lookupHandlers: Handlers<
  'readCatalogue' | 'readForm' | 'readFormValidator' | 'listPeople' | 'listDepartments' | 'listPickerLists'
> = {
  async readCatalogue({ parts, viewer, locale }) {
    const cards = new Map<string, CatalogueCard[]>();
    for (const { definition } of await latestPublished(parts.store)) {
      if (definition.start.childOnly === true) continue;
      const { card, category } = definition;
      const found = cards.get(category) ?? [];
      cards.set(category, found);
      found.push({
        process: definition.key,
        version: definition.version,
        title: localize(definition.title, locale),
        mayStart: mayStart(viewer, definition),
        code: card?.code,
        description: definition.description === undefined ? undefined : localize(definition.description, locale),
        purpose: card === undefined ? undefined : localize(card.purpose, locale),
        answeredBy: card === undefined ? undefined : localize(card.answeredBy, locale),
        howFast: card === undefined ? undefined : localize(card.howFast, locale),
      });
    }
    const order = [...parts.categories.keys()];
    const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
    const categories = [...cards]
      .sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b))
      .map(([key, list]) => ({ key, title: categoryTitle(parts, key, locale), cards: list.sort(byCode) }));
    return { categories };
  },

  async readForm({ parts, params, response }) {
    const form = await findForm(parts, params.key, params.version);
    response.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
    return form.version.template;
  },

  async readFormValidator({ parts, params, response }) {
    const form = await findForm(parts, params.key, params.version);
    response.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
    response.type('text/javascript').send(form.validatorModule());
    return undefined;
  },

  listPeople({ parts, query, locale }) {
    const directory = parts.directory.view();
    const wanted = query.q?.trim().toLowerCase() ?? '';
    const people = parts.directory
      .organisation()
      .users.filter((user) => user.active)
      .filter((user) => query.role === undefined || user.roles.includes(query.role))
      .filter((user) => query.department === undefined || user.departmentId === query.department)
      .filter((user) => user.name.toLowerCase().includes(wanted) || user.id.includes(wanted))
      .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
      .slice(0, mostPeople)
      .map((user) => personOf(directory, user.id, locale));
    return { people };
  },

  listDepartments: ({ parts }) => ({
    departments: parts.directory
      .organisation()
      .departments.map(({ id, name, parentId, leaderId }) => ({ id, name, parentId, leaderId })),
  }),

  async listPickerLists({ parts, locale }) {
    const now = parts.clock.now();
    const systems = (await parts.engine.agreements.systems()).filter(
      ({ validFrom, validTo }) => validFrom <= now && (validTo === undefined || now < validTo),
    );
    return {
      roles: parts.directory.organisation().roles.map(({ key, title }) => ({ key, title })),
      systems: systems.map(({ key, title, customer }) => ({
        key,
        title: localize(title, locale),
        customer: localize(customer, locale),
      })),
    };
  },
};

export function categoryTitle(parts: ServerParts, key: string, locale: Locale): string {
  const title = parts.categories.get(key);
  return title === undefined ? key : localize(title, locale);
}

async function findForm(parts: ServerParts, key: string, version: string): Promise<LibraryForm> {
  const form = await parts.library.form(key, Number(version));
  if (form !== undefined) return form;
  throw refuse(
    'form/not-found',
    [`没有表单“${key}”的第 ${version} 版。`, `There is no version ${version} of form “${key}”.`],
    ['请核对表单键和版本号。', 'Check key and version.'],
  );
}

function byCode(a: CatalogueCard, b: CatalogueCard): number {
  return (a.code ?? '￿').localeCompare(b.code ?? '￿', 'en', { numeric: true });
}
