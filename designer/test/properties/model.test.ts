import { describe, expect, it } from 'vitest';
import type { Effect } from '@yunliu/engine/definition';
import { applyCommand, statesOf, type Command, type DesignDocument } from '@yunliu/designer/model';
import { fieldOptions } from '../../src/properties/variable-options.js';
import { collectionAt } from '../../src/properties/collections.js';
import { assignmentModes } from '../../src/properties/describe/assignment.js';
import { isObject } from '../../src/properties/describe/commands.js';
import type { Field, FieldControl, Section, Words } from '../../src/properties/describe/field.js';
import { processSections } from '../../src/properties/describe/process.js';
import { stateSections } from '../../src/properties/describe/states.js';
import { offeredKey } from '../../src/properties/offered-key.js';
import { panelTexts } from '../../src/properties/panel-texts.js';
import { unknownKeys } from '../../src/properties/panel-keys.js';
import { pickOptions } from '../../src/properties/pick-options.js';
import { valueOf, type Design } from '../../src/properties/place.js';
import { placeWords } from '../../src/properties/place-words.js';
import { setField } from '../../src/properties/set-field.js';
import { subjectOf } from '../../src/properties/subject.js';
import { summaryOf } from '../../src/properties/summaries.js';
import { entryWords } from '../../src/properties/entry-words.js';
import { readWorld } from '../design-world.js';
import { shipped, shippedProcesses } from '../model/shipped.js';

const world = readWorld();
const hotline = shipped('hotline');
const design = (document: DesignDocument = hotline, locale: Design['locale'] = 'zh-CN'): Design => ({
  document,
  world,
  locale,
});
const call = '/definition/states/service/states/call-taken';
const done = (command: Command | undefined, document = hotline): DesignDocument =>
  command === undefined ? document : applyCommand(document, command);
const at = (document: DesignDocument, pointer: string): unknown => valueOf({ ...design(document), pointer });

/** Every object that fields are shown for, with these fields. */
function objects(
  place: Design,
  pointer: string,
  fields: readonly Field[],
  found: string[] = [],
  kept: readonly string[] = [],
): string[] {
  const value = valueOf({ ...place, pointer });
  for (const key of unknownKeys(fields, value, kept)) found.push(`${pointer}/${key}`);
  const into = (at: string, control: FieldControl): void => {
    const inner = valueOf({ ...place, pointer: at });
    if (inner === undefined) return;
    switch (control.kind) {
      case 'object':
        return void objects(place, at, control.fields(), found, control.kept);
      case 'assignment':
      case 'modes': {
        const modes = control.kind === 'modes' ? control.modes() : assignmentModes(false);
        const mode = modes.find((one) => one.is(inner));
        if (mode === undefined) found.push(`${at}: no mode`);
        else if (mode.control !== undefined) into(at, mode.control);
        else if (isObject(inner)) objects(place, at, mode.fields?.() ?? [], found, mode.keys);
        return;
      }
      case 'list':
      case 'record':
        for (const entry of Object.keys(inner as object)) {
          const one = `${at}/${entry.replaceAll('/', '~1')}`;
          if (control.item.control !== undefined) into(one, control.item.control);
          else objects(place, one, control.item.fields?.() ?? [], found, control.of === 'regions' ? ['states'] : []);
        }
        return;
      default:
    }
  };
  for (const { key, control } of fields)
    if (key !== '') into(`${pointer}/${key}`, control);
    else if (control.kind === 'modes' && isObject(value))
      for (const inner of control
        .modes()
        .find((one) => one.is(value))
        ?.fields?.() ?? [])
        into(`${pointer}/${inner.key}`, inner.control);
  return found;
}

const fieldsOf = (sections: readonly Section[]): readonly Field[] => sections.flatMap(({ fields }) => fields);

describe('panels and their designs', () => {
  it('[P1] of no shipped process is anything left to the fallback', () => {
    let states = 0;
    for (const key of shippedProcesses) {
      const place = design(shipped(key));
      const kept = subjectOf(place, []).kept;
      expect([key, objects(place, '/definition', fieldsOf(processSections), [], kept)]).toEqual([key, []]);
      for (const { state, pointer } of statesOf(place.document).values()) {
        states += 1;
        expect([key, objects(place, pointer, fieldsOf(stateSections[state.type]), [], ['type', 'states'])]).toEqual([
          key,
          [],
        ]);
      }
    }
    expect(states).toBeGreaterThan(200);
  });

  it('[P1] a property nobody knows is found', () => {
    const odd = applyCommand(hotline, { type: 'set', pointer: `${call}/novelty`, value: { deep: 1 } });
    const fields = fieldsOf(stateSections.task);
    expect(unknownKeys(fields, valueOf({ ...design(odd), pointer: call }), ['type'])).toEqual(['novelty']);
  });

  it('[P18] every label is in both languages, and no English stands in the Chinese one', () => {
    const words: Words[] = Object.values(entryWords);
    const seen = new Set<unknown>();
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null || seen.has(value)) return;
      seen.add(value);
      for (const [key, child] of Object.entries(value)) {
        if ((key === 'label' || key === 'hint' || key === 'empty' || key === 'unit') && Array.isArray(child))
          words.push(child as unknown as Words);
        else if (key === 'fields' && typeof child === 'function') visit((child as () => unknown)());
        else if (key === 'modes' && typeof child === 'function') visit((child as () => unknown)());
        else visit(child);
      }
    };
    visit(processSections);
    visit(stateSections);
    visit(assignmentModes(true));
    expect(words.length).toBeGreaterThan(250);
    const allowed = /\{[\w:{}]+\}|F14-\S+|child\.|outcome|businessKey|result|member|completed|active|total|JSON/g;
    expect(
      words.filter(
        ([zh, en]) => /[A-Za-z]{2,}/.test(zh.replace(allowed, '')) || /\p{Script=Han}/u.test(en) || en === '',
      ),
    ).toEqual([]);
    const [zh, en] = [panelTexts('zh-CN'), panelTexts('en')];
    expect(Object.values(zh).filter((text) => /[A-Za-z]{2,}/.test(text.replaceAll(/\{\w+\}|JSON|Shift/g, '')))).toEqual(
      [],
    );
    for (const key of Object.keys(zh) as (keyof typeof zh)[])
      expect([key, (en[key].match(/\{\w+\}/g) ?? []).toSorted()]).toEqual([
        key,
        (zh[key].match(/\{\w+\}/g) ?? []).toSorted(),
      ]);
  });

  it('[P19] what is set to its default, or emptied, leaves no noise in the file', () => {
    const field = (key: string, sections = fieldsOf(stateSections.task)): Field =>
      sections.find((one) => one.key === key) as Field;
    const operations = field('operations').control;
    const [transfer] = operations.kind === 'object' ? operations.fields() : [];
    const place = { ...design(), pointer: `${call}/operations/transfer` };
    const off = done(setField(place, transfer as Field, false, true));
    expect(at(off, `${call}/operations`)).toEqual({ transfer: false });
    const on = done(setField({ ...place, document: off }, transfer as Field, true, true), off);
    expect(on.definition).toEqual(hotline.definition);
    // What the format asks for stays, empty, and lint says so.
    expect(setField({ ...design(), pointer: `${call}/title` }, field('title'), undefined)).toEqual({
      type: 'set',
      pointer: `${call}/title`,
      value: '',
    });
    expect(setField({ ...design(), pointer: `${call}/description` }, field('description'), undefined)).toEqual({
      type: 'remove',
      pointer: `${call}/description`,
    });
  });

  it('[P8] a role that the process does not name yet is declared in the same step', () => {
    const visible = fieldsOf(processSections).find(({ key }) => key === 'visibleTo') as Field;
    const command = setField({ ...design(), pointer: '/definition/visibleTo' }, visible, ['service-desk', 'tester']);
    expect(command).toMatchObject({ type: 'batch', commands: [{ type: 'add-role', key: 'tester' }, { type: 'set' }] });
    expect(Object.keys(done(command).definition.roles)).toContain('tester');
  });

  it('[P5] every list can be added to and taken from, and undone to the same', () => {
    const cases: readonly [pointer: string, kind: Parameters<typeof collectionAt>[1], name?: string][] = [
      [`${call}/outcomes`, 'outcomes'],
      [`${call}/timers`, 'timers'],
      [`${call}/clocks`, 'clocks'],
      [`${call}/messages`, 'messages'],
      [`${call}/signals`, 'signals'],
      [`${call}/onEntry`, 'effects', 'notify'],
      [`${call}/reference`, 'references'],
      ['/definition/serials', 'serials'],
      ['/definition/roles', 'roles', 'tester'],
      ['/definition/data/properties', 'variables'],
      ['/definition/conflictingRoles', 'role-pairs'],
      ['/definition/start/messages', 'start-messages'],
      ['/definition/states/service/onDone', 'routes', 'odd-end'],
      ['/definition/states/service/onError', 'routes', '*'],
      ['/definition/states/service/states/follow-up/regions', 'regions'],
      [`${call}/clocks/0/escalation`, 'escalations'],
      [`${call}/clocks/0/stop`, 'clock-points'],
      [`${call}/clocks/0/pauseIn`, 'pauses', 'closed'],
    ];
    for (const [pointer, kind, name] of cases) {
      const before = Object.keys(at(hotline, pointer) ?? {});
      const { add } = collectionAt({ ...design(), pointer }, kind);
      const added = done(typeof add === 'function' ? add() : add.command(name ?? ''));
      const after = Object.keys(at(added, pointer) as object);
      expect([kind, after.length]).toEqual([kind, before.length + 1]);
      const entry = after.find((key) => !before.includes(key)) ?? String(after.length - 1);
      expect(
        summaryOf(kind, entry, (at(added, pointer) as Record<string, never>)[entry], design(added)).title,
      ).not.toBe('');
      const removed = done(collectionAt({ ...design(added), pointer }, kind).remove(entry), added);
      expect([kind, removed.definition]).toEqual([kind, hotline.definition]);
    }
  });

  it('[P24, P27] pickers offer what is there, by the names people know', () => {
    const labels = (pointer: string, of: Parameters<typeof pickOptions>[1]): readonly string[] =>
      pickOptions({ ...design(), pointer }, of).map(({ label }) => label);
    expect(labels(`${call}/outcomes/solved/to`, 'target')).toContain('处理与回馈');
    expect(labels('/definition/initial', 'inner-state').length).toBe(Object.keys(hotline.definition.states).length);
    expect(labels(`${call}/group/pass`, 'outcome')).toEqual(['当场解决', '上交服务台']);
    expect(labels(`${call}/timers/0/calendar`, 'calendar')).toContain('全天候（7×24 小时）');
    expect(labels(`${call}/assign/user`, 'user').length).toBe(world.organisation.users.length);
    expect(labels(`${call}/clocks/0/metric`, 'metric').length).toBeGreaterThan(20);
    expect(labels(`${call}/form/template`, 'form')[0]).toBe('电话服务记录单');
    const own = Object.keys(hotline.prints)[0] ?? '';
    const [template = '', version = ''] = own.split('@');
    const printed = (effect: Effect): DesignDocument => ({
      ...hotline,
      prints: { ...hotline.prints, [own]: { ...hotline.prints[own], 三联单: '<p></p>' } },
      definition: { ...hotline.definition, states: { end: { type: 'final', title: '结束', onEntry: [effect] } } },
    });
    const prints = (effect: Effect): readonly string[] =>
      pickOptions({ ...design(printed(effect)), pointer: '/definition/states/end/onEntry/0/print' }, 'print').map(
        ({ value }) => value,
      );
    expect(prints({ type: 'document', template, version: Number(version) })).toEqual(['三联单']);
    expect(prints({ type: 'document', template, version: 99 })).toEqual([]);
    expect(fieldOptions(design(), ['user']).length).toBeGreaterThan(0);
  });

  it('[P4] a place is told in words', () => {
    expect(placeWords(design(), `${call}/outcomes/solved/when`)).toBe('接听并解答 › 办理结果 › 当场解决 › 何时可选');
    expect(placeWords(design(hotline, 'en'), `${call}/timers/0/effects/1/to/state`)).toBe(
      'Take the call › Timers › Handed over after 20 minutes › What is done › Notify: who handled "Take the call" › Who is told › Step',
    );
    expect(placeWords(design(), '/definition/visibleTo/0')).toBe('流程 › 可查看全部单据的角色');
  });

  it('[P30] a step is offered its English name as its key, while nobody knows it by the key it was added with', () => {
    const add = (title: object | string, key = 'task'): DesignDocument =>
      done(
        { type: 'set', pointer: `/definition/states/${key}/title`, value: title as never },
        done({ type: 'add-state', stateType: 'task', key }),
      );
    const offered = (document: DesignDocument, key = 'task', world = design().world): string | undefined =>
      offeredKey({ ...design(document), world }, key);
    expect(offered(done({ type: 'add-state', stateType: 'task', key: 'task' }))).toBeUndefined();
    expect(offered(add({ 'zh-CN': '质量检查', en: 'Quality check (2nd)' }))).toBe('quality-check-2nd');
    expect(offered(add('Quality check', 'task-2'), 'task-2')).toBe('quality-check');
    expect(offered(add('质量检查'))).toBeUndefined();
    expect(offered(add({ 'zh-CN': '归档', en: 'Bound' }))).toBeUndefined();
    expect(offered(add({ 'zh-CN': '一', en: '1st' }))).toBeUndefined();
    // A key somebody chose, or one that was published, stays.
    expect(offered(add('Quality check', 'check'), 'check')).toBeUndefined();
    const named = add('Quality check');
    const published = { ...world, definitions: [named.definition] };
    expect(offered(named, 'task', published)).toBeUndefined();
    expect(
      Object.keys(done({ type: 'rename', kind: 'state', name: 'task', to: 'quality-check' }, named).definition.states),
    ).toContain('quality-check');
  });
});
