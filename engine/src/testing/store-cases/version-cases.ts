import assert from 'node:assert/strict';
import type { ProcessDefinition } from '../../definition/process-definition.js';
import type { DefinitionVersion, FormVersion } from '../../store/store.js';
import { at } from '../sample-commit.js';
import { codeOf } from './store-case.js';
import type { StoreCase } from './store-case.js';

function definition(key: string, version: number, hash = `hash-${version}`): DefinitionVersion {
  const document: ProcessDefinition = {
    format: 1,
    key,
    version,
    title: '样例流程',
    category: 'sample',
    roles: {},
    start: { by: ['*'] },
    initial: 'end',
    states: { end: { type: 'final', title: '结束' } },
  };
  return {
    key,
    version,
    hash,
    status: 'published',
    publishedAt: at(version),
    publishedBy: 'admin',
    definition: document,
  };
}

function form(key: string, version: number, hash = `hash-${version}`): FormVersion {
  const template = {
    format: 1,
    key,
    version,
    title: '样例表单',
    schema: { type: 'object' },
    ui: { type: 'VerticalLayout', elements: [] },
  } as const;
  return { key, version, hash, publishedAt: at(version), publishedBy: 'admin', template, print: '<h1>{{title}}</h1>' };
}

export const versionCases: readonly StoreCase[] = [
  {
    rule: 'S40',
    name: 'definition versions are kept, listed by key and version, and frozen',
    async run({ store, reopen }) {
      await store.saveDefinition(definition('b', 2));
      await store.saveDefinition(definition('b', 10));
      await store.saveDefinition(definition('a', 1));
      await store.saveDefinition(definition('a', 1));
      assert.equal(await codeOf(store.saveDefinition(definition('a', 1, 'other'))), 'definition/version-frozen');
      assert.deepEqual(await store.definition('a', 1), definition('a', 1));
      assert.equal(await store.definition('a', 2), undefined);
      const listed = (await (await reopen()).definitions()).map(({ key, version }) => `${key}@${version}`);
      assert.deepEqual(listed, ['a@1', 'b@2', 'b@10']);
    },
  },
  {
    rule: 'S41',
    name: 'retiring changes the status and nothing else',
    async run({ store }) {
      await store.saveDefinition(definition('a', 1));
      await store.setDefinitionStatus('a', 1, 'retired');
      assert.deepEqual(await store.definition('a', 1), { ...definition('a', 1), status: 'retired' });
      await store.saveDefinition(definition('a', 1));
      assert.equal((await store.definition('a', 1))?.status, 'retired');
    },
  },
  {
    rule: 'S42',
    name: 'form versions are kept with their print template and frozen',
    async run({ store }) {
      await store.saveForm(form('f', 1));
      await store.saveForm(form('f', 1));
      await store.saveForm(form('f', 2));
      assert.equal(await codeOf(store.saveForm(form('f', 2, 'other'))), 'form/version-frozen');
      assert.deepEqual(await store.form('f', 2), form('f', 2));
      const printed = { ...form('f', 3), prints: { 三联单: '<h1>三联单</h1>', receipt: '<p></p>' } };
      await store.saveForm(printed);
      assert.deepEqual(await store.form('f', 3), printed);
      assert.equal((await store.forms()).length, 3);
    },
  },
  {
    rule: 'S43',
    name: 'records are put, replaced, listed by id and deleted within their collection',
    async run({ store }) {
      await store.putRecord('users', 'b', { n: 1 });
      await store.putRecord('users', 'a', { n: 2, 名: '甲' });
      await store.putRecord('roles', 'a', { n: 3 });
      await store.putRecord('users', 'b', { n: 4 });
      assert.deepEqual(await store.records('users'), [
        { id: 'a', value: { n: 2, 名: '甲' } },
        { id: 'b', value: { n: 4 } },
      ]);
      await store.deleteRecord('users', 'a');
      await store.deleteRecord('users', 'nobody');
      assert.equal(await store.record('users', 'a'), undefined);
      assert.deepEqual(await store.record('roles', 'a'), { n: 3 });
      assert.deepEqual(await store.records('nothing'), []);
    },
  },
  {
    rule: 'S44',
    name: 'check passes on a store that can be read and written',
    async run({ store }) {
      await store.check();
    },
  },
];
