import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BpmnModdle } from 'bpmn-moddle';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportBpmn, importBpmn } from '../../src/bpmn/index.js';
import type { ProcessDefinition } from '../../src/definition/process-definition.js';
import { contentHash } from '../../src/history/canonical-json.js';
import { definitionOf, final, task } from '../decide/definitions.js';
import { randomProcess } from '../decide/random-chart.js';

const folder = fileURLToPath(new URL('../../../process-definitions', import.meta.url));
const shipped = readdirSync(folder)
  .map((key) => join(folder, key, '1.json'))
  .filter((file) => existsSync(file))
  .map((file) => JSON.parse(readFileSync(file, 'utf8')) as ProcessDefinition)
  .filter((definition) => definition.states !== undefined);

interface Element {
  readonly $type: string;
  readonly id: string;
  readonly flowElements?: readonly Element[];
  readonly sourceRef?: Element;
  readonly targetRef?: Element;
  readonly attachedToRef?: Element;
}

/** Breaches of the standard that its XML schema does not tell, over all scopes of a file. */
async function breaches(xml: string): Promise<readonly string[]> {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
  const found = warnings.map(({ message }) => message);
  const ids = [...xml.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  if (new Set(ids).size !== ids.length) found.push('an id twice');
  const drawn = new Set([...xml.matchAll(/bpmnElement="([^"]+)"/g)].map(([, id]) => id));
  const visit = (holder: Element): void => {
    const elements = holder.flowElements ?? [];
    for (const element of elements) {
      if (!drawn.has(element.id)) found.push(`${element.id} is not drawn`);
      if (element.$type === 'bpmn:SequenceFlow') {
        for (const end of [element.sourceRef, element.targetRef])
          if (end === undefined || !elements.includes(end)) found.push(`${element.id} crosses a border`);
        if (element.targetRef?.$type === 'bpmn:StartEvent' || element.targetRef?.$type === 'bpmn:BoundaryEvent')
          found.push(`${element.id} leads into ${element.targetRef.$type}`);
        if (element.sourceRef?.$type === 'bpmn:EndEvent') found.push(`${element.id} leads out of an end`);
      }
      if (
        element.$type === 'bpmn:BoundaryEvent' &&
        (element.attachedToRef === undefined || !elements.includes(element.attachedToRef))
      )
        found.push(`${element.id} sits nowhere`);
      visit(element);
    }
  };
  for (const root of (rootElement as { rootElements: readonly Element[] }).rootElements) visit(root);
  return found;
}

describe('out and in again', () => {
  test.each(shipped.map((definition) => [definition.key, definition] as const))(
    '[B1] %s comes back identical',
    async (_, definition) => {
      const { xml } = await exportBpmn(definition);
      const { definition: again, findings } = await importBpmn(xml);
      expect(again).toStrictEqual(definition);
      expect(contentHash(again)).toBe(contentHash(definition));
      expect(findings).toEqual([]);
    },
  );

  test.each(shipped.map((definition) => [definition.key, definition] as const))(
    '[B2] the file of %s is valid BPMN: known to the metamodel, all drawn, no flow over a border',
    async (_, definition) => {
      const { xml } = await exportBpmn(definition);
      expect(await breaches(xml)).toEqual([]);
    },
  );

  test('[B1] [B2] any definition comes back identical and is valid', async () => {
    await fc.assert(
      fc.asyncProperty(randomProcess, async (definition) => {
        const { xml } = await exportBpmn(definition);
        expect(await breaches(xml)).toEqual([]);
        const { definition: again, findings } = await importBpmn(xml);
        expect(again).toStrictEqual(JSON.parse(JSON.stringify(definition)));
        expect(findings).toEqual([]);
      }),
      { numRuns: Number(process.env['YUNLIU_RUNS'] ?? 40) },
    );
  });

  test('[B3] keys, names and texts of any kind survive as they are', async () => {
    const definition = definitionOf(
      '受理-登记',
      {
        '受理-登记': {
          ...task({ 完成: 'flow_start' }),
          title: '受理 <登记> & "核对"',
          description: ']]> <!-- 说明 -->\n第二行',
        },
        flow_start: final('__proto__'),
      },
      {
        key: 'definitions',
        title: { 'zh-CN': '测试', en: 'Test' },
        layout: { states: { flow_start: { x: 1, y: 2 } } },
      },
    );
    const { xml } = await exportBpmn(definition);
    expect(await breaches(xml)).toEqual([]);
    expect((await importBpmn(xml)).definition).toStrictEqual(definition);
  });

  test('[B4] nothing overlaps in the drawing', async () => {
    for (const definition of shipped) {
      const { xml } = await exportBpmn(definition);
      const { rootElement } = await new BpmnModdle().fromXML(xml);
      const plane = (rootElement as { diagrams: readonly { plane: { planeElement: readonly Shape[] } }[] }).diagrams[0]
        ?.plane;
      const shapes = (plane?.planeElement ?? []).filter(
        ({ $type, bpmnElement }) => $type === 'bpmndi:BPMNShape' && bpmnElement.$type !== 'bpmn:BoundaryEvent',
      );
      for (const [at, a] of shapes.entries()) {
        for (const b of shapes.slice(at + 1)) {
          if (a.bpmnElement.$parent !== b.bpmnElement.$parent) continue;
          const apart =
            a.bounds.x + a.bounds.width <= b.bounds.x ||
            b.bounds.x + b.bounds.width <= a.bounds.x ||
            a.bounds.y + a.bounds.height <= b.bounds.y ||
            b.bounds.y + b.bounds.height <= a.bounds.y;
          expect(apart, `${definition.key}: ${a.bpmnElement.id} and ${b.bpmnElement.id}`).toBe(true);
        }
      }
    }
  });
});

interface Shape {
  readonly $type: string;
  readonly bpmnElement: { readonly id: string; readonly $type: string; readonly $parent: object };
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

describe('edited in another program', () => {
  const definition = definitionOf('apply', {
    apply: task({ ok: 'approve', drop: 'end' }),
    approve: task({ ok: 'end' }),
    end: final(),
  });

  test('[B5] a new name, and a flow led elsewhere, are taken over', async () => {
    const { xml } = await exportBpmn(definition);
    const renamed = xml.replace('id="approve" name="办理"', 'id="approve" name="主管审批"');
    const led = renamed.replace(
      /(id="flow_choice_apply_end" name="drop" sourceRef="choice_apply" targetRef=)"end"/,
      '$1"approve"',
    );
    expect(led).not.toBe(renamed);
    const { definition: again } = await importBpmn(led);
    expect(again.states['approve']?.title).toBe('主管审批');
    expect(again.states['apply']).toMatchObject({ outcomes: { ok: { to: 'approve' }, drop: { to: 'approve' } } });
  });

  test('[B6] what cannot be taken over is named, a step that was added is taken as a foreign one', async () => {
    const { xml } = await exportBpmn(definition);
    const edited = xml
      .replace('id="flow_approve_end" name="ok"', 'id="flow_approve_end" name="批准"')
      .replace('<bpmn:endEvent id="end"', '<bpmn:userTask id="Activity_new" name="归档" /><bpmn:endEvent id="end"');
    const { definition: again, findings } = await importBpmn(edited);
    expect(again.states['Activity_new']).toMatchObject({ type: 'task', title: '归档' });
    expect(findings.map(({ code }) => code)).toContain('bpmn/edit-not-taken');
    expect(findings.find(({ element }) => element === 'flow_approve_end')?.name).toBe('批准');
  });
});
