import { expect, it } from 'vitest';
import type { UiField } from '@yunliu/engine/forms';
import { conditionFields, conditionWords, lint, offeredEntries, type DesignDocument } from '../../src/model/index.js';
import { sortOf } from '../../src/expressions/condition-row.js';
import { scopeAt } from '../../src/expressions/expression-scope.js';
import { readWorld } from '../design-world.js';
import { shipped } from './shipped.js';
import { worldPeople } from '../../src/session/world-people.js';

const world = {
  ...readWorld(),
  systemTitles: { oa: { 'zh-CN': '办公系统', en: 'Office system' } },
};
const text = { type: 'string', maxLength: 200, title: '项' } as const;

function designWith(...elements: readonly UiField[]): DesignDocument {
  const properties = Object.fromEntries(elements.map(({ scope }) => [scope.slice('#/properties/'.length), text]));
  const form = {
    format: 1,
    key: 'ask',
    version: 1,
    title: '申请',
    schema: { type: 'object', properties },
    ui: { type: 'VerticalLayout', elements: [{ type: 'Group', label: '组', elements }] },
  };
  return { ...shipped('hotline'), forms: { 'ask@1': form as never }, prints: {}, scenarios: {} };
}

const codes = (design: DesignDocument, lists: typeof world | undefined) =>
  lint(design, lists === undefined ? {} : { lists })
    .filter(({ code }) => code.startsWith('form/list-'))
    .map(({ code, severity, pointer }) => `${severity} ${code} ${pointer}`);

it('[D33] warns of pickers whose list is unknown or empty, and of no others', () => {
  const at = '/forms/ask@1/ui/elements/0/elements';
  const design = designWith(
    { type: 'UserPicker', scope: '#/properties/a', options: { role: 'nobody-has-it' } },
    { type: 'DepartmentPicker', scope: '#/properties/b', options: { department: 'closed' } },
    { type: 'SystemPicker', scope: '#/properties/c' },
    { type: 'UserPicker', scope: '#/properties/d', options: { role: 'service-desk' } },
    { type: 'RolePicker', scope: '#/properties/e' },
  );
  expect(codes(design, world)).toEqual([
    `warning form/list-unknown ${at}/0/options/role`,
    `warning form/list-unknown ${at}/1/options/department`,
  ]);
  expect(codes(design, { ...world, systems: {} })).toContain(`warning form/list-empty ${at}/2`);
  const leaf = world.organisation.departments.find(
    ({ id }) => !world.organisation.departments.some(({ parentId }) => parentId === id),
  );
  const below: UiField = { type: 'DepartmentPicker', scope: '#/properties/b', options: { department: leaf!.id } };
  expect(codes(designWith(below), world)).toEqual([`warning form/list-empty ${at}/0`]);
  expect(codes(design, undefined)).toEqual([]);
});

it('[D33] a preview offers what the engine would take, with titles in the language', async () => {
  const people = worldPeople(world, 'en');
  expect(await people.searchSystems?.({ text: '', limit: 50 })).toContainEqual({ id: 'oa', name: 'Office system' });
  expect(await people.systems?.(['nc'])).toEqual([{ id: 'nc', name: 'nc' }]);
  const top = world.organisation.departments.find(({ parentId }) => parentId !== undefined)!.parentId!;
  const field = {
    element: { type: 'DepartmentPicker', scope: '#/properties/b', options: { department: top } },
    schema: text,
  } as const;
  const found = await people.searchDepartments({ text: '', limit: 500, department: top });
  expect(found.length).toBeGreaterThan(0);
  expect(found.map(({ id }) => id)).not.toContain(top);
  expect(found).toEqual(offeredEntries(field, world, 'en'));
});

it('[D33] a condition about a system is chosen from the list and told by its title', () => {
  const design = designWith({ type: 'SystemPicker', scope: '#/properties/c' });
  const pointer = '/forms/ask@1/ui/elements/0/rule/condition';
  const field = scopeAt(design, pointer, world).names.find(({ name }) => name === 'c')?.field;
  expect(field?.choices.get('oa')).toBe('办公系统');
  expect(sortOf({ term: 'field', path: ['c'] }, field)).toBe('choice');
  expect(conditionWords('c = "oa"', conditionFields(design, 'zh-CN', world), 'zh-CN')).toContain('办公系统');
});
