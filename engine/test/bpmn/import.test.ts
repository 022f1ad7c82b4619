import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { importBpmn } from '../../src/bpmn/index.js';
import { feelOf } from '../../src/bpmn/feel-of.js';
import { validateDefinition } from '../../src/definition/validate-definition.js';

const file = (name: string): string => readFileSync(fileURLToPath(new URL(`files/${name}`, import.meta.url)), 'utf8');
const around = (inside: string, more = ''): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><process id="p" isExecutable="true">${inside}</process>${more}</definitions>`;
const flow = (from: string, to: string, condition = ''): string =>
  `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${condition === '' ? '' : `<conditionExpression><![CDATA[${condition}]]></conditionExpression>`}</sequenceFlow>`;
const told = async (xml: string): Promise<readonly string[]> =>
  (await importBpmn(xml)).findings.map(({ severity, code, element }) => `${severity} ${code} ${element}`);

describe('files of other programs', () => {
  test.each(['camunda-leave.bpmn', 'flowable-purchase.bpmn20.xml', 'bpmn-io-incident.bpmn'])(
    '[B10] %s gives a definition without errors',
    async (name) => {
      const { definition } = await importBpmn(file(name));
      expect(validateDefinition(definition).filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );

  test('[B10] a Camunda file: lanes, candidates, timers, errors, gateways and a block of two branches', async () => {
    const { definition } = await importBpmn(file('camunda-leave.bpmn'));
    expect(definition).toMatchObject({
      key: 'leave-request',
      title: '请假申请',
      start: { by: ['employee'] },
      initial: 'Task_Apply',
    });
    expect(definition.states).toMatchObject({
      Task_Apply: { type: 'task', assign: { by: 'starter' } },
      Task_Approve: { assign: { by: 'role', role: 'manager' }, timers: [{ after: 'P2D', to: 'Task_Escalate' }] },
      Gw_Result: {
        type: 'decision',
        branches: [{ when: 'approved = "yes" and days <= 30', to: 'Fork' }],
        otherwise: 'Task_Apply',
      },
      Fork: {
        type: 'parallel',
        join: 'all',
        to: 'End_ok',
        regions: {
          记考勤: { states: { Task_Record: { assign: { by: 'role', role: '人事部' } } } },
          同步: {
            states: {
              Svc_Sync: { handler: 'payroll-sync', onError: { 'sync-failed': { to: 'Task_Fix' } } },
              Task_Fix: { type: 'task' },
            },
          },
        },
      },
    });
  });

  test('[B10] a Flowable file: group over a list, inclusive split, sub-process with errors and signals, call with data', async () => {
    const { definition } = await importBpmn(file('flowable-purchase.bpmn20.xml'));
    expect(definition.states).toMatchObject({
      review: {
        group: { kind: 'all', each: { list: 'reviewers', as: 'person' } },
        assign: { by: 'expression', users: 'person' },
      },
      split: {
        type: 'parallel',
        otherwise: '普通',
        regions: { 财务: { when: 'amount >= 10000' }, 法务: { when: 'contract' } },
        to: 'ordering',
      },
      ordering: {
        type: 'phase',
        onError: { 'supplier-failed': { to: 'claim' } },
        signals: [{ name: 'budget-freeze', to: 'stopped' }],
        states: {
          race: {
            type: 'wait',
            messages: [{ name: 'invoice-received', to: 'oEnd' }],
            timers: [{ after: 'P10D', to: 'oError' }],
          },
          oError: { type: 'final', error: 'supplier-failed' },
        },
      },
      pay: { type: 'call', process: 'payment', input: { sum: 'amount' }, output: { receiptNo: 'child.receipt' } },
    });
  });

  test('[B10] a bpmn.io file: a choice without conditions is the choice of the person, links are followed', async () => {
    const { definition } = await importBpmn(file('bpmn-io-incident.bpmn'));
    expect(definition.states).toMatchObject({
      Activity_0a: { outcomes: { 能: { to: 'Activity_0c' }, 不能: { to: 'Activity_0d' } } },
      Activity_0d: { outcomes: { done: { to: 'Gateway_fork' } } },
      Event_notify: { onEntry: [{ type: 'signal', name: 'fault-closed' }] },
    });
    expect(definition.layout).toBeUndefined();
  });

  test('[B11] everything that is not taken over is named with id, name and reason in both languages', async () => {
    const expected = {
      'camunda-leave.bpmn': [
        'MessageFlow_1',
        'Participant_2',
        'Note_1',
        'Task_Apply',
        'Task_Approve',
        'Timer_remind',
        'Send_Remind',
        'Data_1',
        'DO_1',
      ],
      'flowable-purchase.bpmn20.xml': ['review', 'calc', 'onCancel'],
      'bpmn-io-incident.bpmn': [
        'Group_1',
        'Activity_0a',
        'Activity_0d',
        'Gateway_join',
        'Event_cond',
        'Activity_lost',
        'Activity_0c',
      ],
    };
    for (const [name, ids] of Object.entries(expected)) {
      const { findings } = await importBpmn(file(name));
      expect(findings.map(({ element }) => element)).toEqual(expect.arrayContaining(ids));
      for (const { message } of findings)
        expect(Math.min(message['zh-CN'].length, message.en.length)).toBeGreaterThan(5);
    }
  });

  test('[B11] every flow node of a file is a state, passed through, or in the list', async () => {
    for (const name of ['camunda-leave.bpmn', 'flowable-purchase.bpmn20.xml', 'bpmn-io-incident.bpmn']) {
      const { definition, findings } = await importBpmn(file(name));
      const json = JSON.stringify(definition);
      const nodes = [
        ...file(name).matchAll(/<(?:bpmn:)?(\w*[tT]ask|callActivity|subProcess|boundaryEvent) id="([^"]+)"/g),
      ].map(([, , id]) => id ?? '');
      expect(nodes.length).toBeGreaterThan(4);
      const named = new Set(findings.map(({ element }) => element));
      // Borders of our own words (onError, signals) carry no id; their target stands for them.
      const silent = nodes.filter(
        (id) => !json.includes(`"${id}"`) && !named.has(id) && !['Err_Sync', 'onFail', 'onFreeze'].includes(id),
      );
      expect(silent).toEqual([]);
    }
  });
});

describe('single elements', () => {
  test('[B12] branches that cross are no block: said, and the first is kept', async () => {
    const xml = around(
      `<startEvent id="s"/><parallelGateway id="f"/><task id="a"/><task id="b"/><task id="c"/><exclusiveGateway id="x" default="x-b"/><endEvent id="e"/>` +
        flow('s', 'f') +
        flow('f', 'x') +
        flow('f', 'b') +
        flow('x', 'a', '${k > 1}') +
        flow('x', 'b') +
        flow('a', 'c') +
        flow('b', 'c') +
        flow('c', 'e'),
    );
    expect(await told(xml)).toContain('lost bpmn/unstructured-fork f');
  });

  test('[B12] a fork inside a branch that shares the outer join becomes a block inside', async () => {
    const xml = around(
      `<startEvent id="s"/><parallelGateway id="f"/><parallelGateway id="g"/><userTask id="a"/><userTask id="b"/><userTask id="c"/><parallelGateway id="j"/><endEvent id="e"/>` +
        flow('s', 'f') +
        flow('f', 'a') +
        flow('f', 'g') +
        flow('g', 'b') +
        flow('g', 'c') +
        flow('a', 'j') +
        flow('b', 'j') +
        flow('c', 'j') +
        flow('j', 'e'),
    );
    const { definition } = await importBpmn(xml);
    expect(definition.states).toMatchObject({
      f: { regions: { 'branch-2': { states: { g: { type: 'parallel' } } } }, to: 'e' },
    });
    expect(validateDefinition(definition).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('[B12] several flows out of a task run side by side, as the standard says', async () => {
    const xml = around(
      `<startEvent id="s"/><userTask id="a"/><userTask id="b"/><userTask id="c"/>` +
        flow('s', 'a') +
        flow('a', 'b') +
        flow('a', 'c'),
    );
    const { definition } = await importBpmn(xml);
    expect(definition.states).toMatchObject({
      a: { outcomes: { done: { to: 'a-fork' } } },
      'a-fork': { type: 'parallel' },
    });
    expect(validateDefinition(definition).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('[B13] an escalation end leads where the border of its sub-process leads', async () => {
    const xml = around(
      `<startEvent id="s"/><subProcess id="sub"><startEvent id="i"/><userTask id="t"/><endEvent id="up"><escalationEventDefinition escalationRef="esc"/></endEvent>${flow('i', 't')}${flow('t', 'up')}</subProcess>` +
        `<boundaryEvent id="bd" attachedToRef="sub"><escalationEventDefinition escalationRef="esc"/></boundaryEvent><userTask id="boss"/><endEvent id="e"/>` +
        flow('s', 'sub') +
        flow('bd', 'boss') +
        flow('sub', 'e') +
        flow('boss', 'e'),
      '<escalation id="esc" escalationCode="E1"/>',
    );
    const { definition } = await importBpmn(xml);
    expect(definition.states).toMatchObject({
      sub: { states: { t: { outcomes: { done: { to: 'boss' } } } } },
      boss: { type: 'task' },
    });
  });

  test('[B14] expressions: JUEL is said in FEEL, what cannot be said is named', async () => {
    expect(feelOf("${a == 'x' && (b > 1 || !c)}")).toBeUndefined();
    expect(feelOf("${a == 'it''s'}")?.text).toBeUndefined();
    expect(feelOf('${amount >= 10 and type eq "b"}')?.text).toBe('amount >= 10 and type = "b"');
    expect(feelOf('${!done}')?.text).toBe('not(done)');
    expect(feelOf('=count(items) > 2')?.text).toBe('count(items) > 2');
    const xml = around(
      `<startEvent id="s"/><exclusiveGateway id="g" default="g-e"/><userTask id="a"/><endEvent id="e"/>` +
        flow('s', 'g') +
        flow('g', 'a', '${bean.check(execution)}') +
        flow('g', 'e') +
        flow('a', 'e'),
    );
    expect(await told(xml)).toContain('changed bpmn/expression g-a');
  });
});

describe('untrusted XML', () => {
  const code = (xml: string): Promise<string | undefined> =>
    importBpmn(xml).then(
      () => undefined,
      (error: { code?: string }) => error.code,
    );

  test('[B20] document types, sizes, depths and rubbish are refused by name', async () => {
    const bomb = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + around('<startEvent id="s"/>');
    expect(await code(bomb)).toBe('bpmn/document-type');
    expect(await code(' '.repeat(5_000_001))).toBe('bpmn/too-large');
    expect(await code('kein XML')).toBe('bpmn/unreadable');
    expect(await code('<a/>')).toBe('bpmn/unreadable');
    expect(await code('<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>')).toBe('bpmn/no-process');
    const deep =
      Array.from({ length: 40 }, (_, at) => `<subProcess id="d${at}">`).join('') + '</subProcess>'.repeat(40);
    expect(await code(around(deep))).toBe('bpmn/too-large');
    const broken = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:y="https://yunliu.dev/schema/bpmn/1"><process id="p"><extensionElements><y:definition>{</y:definition></extensionElements></process></definitions>`;
    expect(await code(broken)).toBe('bpmn/broken-extension');
  });

  test('[B20] names of prototypes are names and nothing else', async () => {
    const { definition } = await importBpmn(
      around(
        `<startEvent id="s"/><userTask id="__proto__" name="x"/><userTask id="constructor"/>${flow('s', '__proto__')}${flow('__proto__', 'constructor')}`,
      ),
    );
    expect(Object.getPrototypeOf(definition.states)).toBe(Object.prototype);
    expect(Object.values(definition.states).map(({ type }) => type)).toContain('task');
    expect(({} as { name?: string }).name).toBeUndefined();
  });
});
