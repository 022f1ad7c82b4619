import type { Locale } from '@yunliu/engine/definition';
import type { Organisation } from '@yunliu/engine/simulate';
import { controlTexts } from './control-texts.js';
import type { Option } from './option.js';

/** People to choose from, with their department; those who left last. */
export function peopleOptions(organisation: Organisation, locale: Locale): readonly Option[] {
  const departments = new Map(organisation.departments.map(({ id, name }) => [id, name]));
  const { inactive } = controlTexts(locale);
  return organisation.users
    .toSorted((a, b) => Number(b.active) - Number(a.active))
    .map(({ id, name, departmentId, active }) => ({
      value: id,
      label: name,
      detail: [departments.get(departmentId ?? ''), id, ...(active ? [] : [inactive])].filter(Boolean).join(' · '),
    }));
}

/** Departments with the way down to them. */
export function departmentOptions(organisation: Organisation): readonly Option[] {
  const byId = new Map(organisation.departments.map((one) => [one.id, one]));
  return organisation.departments.map(({ id, name, parentId }) => {
    const above: string[] = [];
    const seen = new Set([id]);
    for (let at = parentId; at !== undefined && !seen.has(at); at = byId.get(at)?.parentId) {
      seen.add(at);
      above.unshift(byId.get(at)?.name ?? at);
    }
    return { value: id, label: name, detail: above.join(' / ') };
  });
}

/** Roles with how many people are in them now. */
export function roleOptions(organisation: Organisation, locale: Locale): readonly Option[] {
  const count = (key: string): number =>
    organisation.users.filter(({ roles, active }) => active && roles.includes(key)).length;
  return organisation.roles.map(({ key, title }) => ({
    value: key,
    label: title,
    detail: `${locale === 'en' ? `${count(key)} people` : `${count(key)} 人`} · ${key}`,
  }));
}
