import type { JsonSchema } from '../definition/json.js';
import type { Layout, ProcessDefinition } from '../definition/process-definition.js';
import { YunliuError } from '../definition/yunliu-error.js';
import { walkStates } from '../definition/walk-states.js';
import type { BpmnFinding } from './bpmn-finding.js';
import { compareDrawings } from './compare-drawings.js';
import { exportBpmn } from './export-bpmn.js';
import { ForeignScope } from './foreign-scope.js';
import { documentationOf, ImportContext, nameOf, titleOf, vendorAttribute } from './import-context.js';
import { child, children, isElement, type ModdleElement } from './moddle-element.js';
import { OwnImport, ownData } from './own-import.js';
import { readBpmn } from './read-bpmn.js';

export interface BpmnImport {
  readonly definition: ProcessDefinition;
  /** Every element that is lost or means something else now, with id, name and reason. */
  readonly findings: readonly BpmnFinding[];
}

/**
 * Reads BPMN 2.0 XML from anywhere into a definition. A file that our export has written gives the identical definition; of
 * any other program's file as much as our format can say, and a list of all the rest. The definition still goes through
 * `validateDefinition` like any other.
 *
 * @throws YunliuError `bpmn/too-large`, `bpmn/document-type`, `bpmn/unreadable`, `bpmn/no-process`
 */
export async function importBpmn(xml: string): Promise<BpmnImport> {
  const { definitions, warnings } = await readBpmn(xml);
  const context = new ImportContext();
  const processes = children(definitions, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process');
  const process =
    processes.find((each) => ownData(each, 'yunliu:Definition') !== undefined) ??
    processes.find((each) => each.get('isExecutable') === true && children(each, 'flowElements').length > 0) ??
    processes.find((each) => children(each, 'flowElements').length > 0);
  if (process === undefined) throw noProcess();
  for (const { message, element, property, value } of warnings) {
    if (isElement(element) && property === 'bpmn:errorRef' && value !== undefined) {
      context.unresolved.set(element, value);
      continue;
    }
    const reason = message.split('\n')[0] ?? message;
    const place = isElement(element) ? element : definitions;
    context.find(
      'lost',
      'not-understood',
      place,
      `文件中有无法识别的内容：${reason}`,
      `Part of the file is not understood: ${reason}`,
    );
  }
  for (const other of processes) {
    if (other === process) continue;
    context.find(
      'lost',
      'other-process',
      other,
      '文件含多个流程，只导入其中一个。',
      'The file has several processes; one of them is imported.',
    );
  }
  const definition =
    ownData(process, 'yunliu:Definition') === undefined
      ? foreign(context, definitions, process)
      : await own(context, process);
  return { definition, findings: context.findings };
}

async function own(context: ImportContext, process: ModdleElement): Promise<ProcessDefinition> {
  let definition: ProcessDefinition;
  let again: string;
  try {
    definition = new OwnImport(context).read(process);
    again = (await exportBpmn(definition)).xml;
  } catch (error) {
    if (error instanceof YunliuError) throw error;
    throw brokenData();
  }
  const { definitions } = await readBpmn(again);
  const [written] = children(definitions, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process');
  if (written !== undefined) context.findings.push(...compareDrawings(process, written));
  return definition;
}

function foreign(context: ImportContext, definitions: ModdleElement, process: ModdleElement): ProcessDefinition {
  readLanes(context, process);
  tellCollaboration(context, definitions, process);
  const { initial, states } = new ForeignScope(context, process).read();
  const description = documentationOf(process);
  const properties: { [name: string]: JsonSchema } = Object.fromEntries(
    [...context.variables].map((name) => [name, {}]),
  );
  const starters = (vendorAttribute(process, 'candidateStarterGroups') ?? '')
    .split(',')
    .map((group) => group.trim())
    .filter((group) => group !== '');
  const key = nameOf(process.id ?? 'process')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  const definition: ProcessDefinition = {
    format: 1,
    key: key === '' ? 'imported-process' : key,
    version: 1,
    title: titleOf(process, key),
    category: 'imported',
    ...(description === '' ? {} : { description }),
    ...(context.variables.size === 0 ? {} : { data: { type: 'object', properties } }),
    roles: {},
    start: { by: starters.length === 0 ? ['*'] : starters.map((group) => context.role(group)) },
    initial,
    states: Object.fromEntries(states),
  };
  const roles = Object.fromEntries([...context.roles].map(([role, title]) => [role, { title }]));
  const layout = layoutOf(context, definitions, definition);
  return { ...definition, roles, ...(layout === undefined ? {} : { layout }) };
}

function readLanes(context: ImportContext, process: ModdleElement): void {
  const open = children(process, 'laneSets').flatMap((set) => [...children(set, 'lanes')]);
  for (let lane = open.pop(); lane !== undefined; lane = open.pop()) {
    const inside = children(child(lane, 'childLaneSet'), 'lanes');
    open.push(...inside);
    // The innermost lane is the one that says who.
    if (inside.length > 0) continue;
    const title = titleOf(lane, lane.id ?? 'lane');
    for (const node of children(lane, 'flowNodeRef')) context.lanes.set(node, title);
  }
}

function tellCollaboration(context: ImportContext, definitions: ModdleElement, process: ModdleElement): void {
  for (const root of children(definitions, 'rootElements')) {
    if (root.$type !== 'bpmn:Collaboration') continue;
    for (const flow of children(root, 'messageFlows')) {
      context.find(
        'lost',
        'message-flow',
        flow,
        '消息流只作示意，未导入。',
        'Message flows only illustrate; they are left out.',
      );
    }
    for (const participant of children(root, 'participants')) {
      if (child(participant, 'processRef') === process) continue;
      context.find(
        'lost',
        'participant',
        participant,
        '其他参与者（泳池）未导入。',
        'Other participants (pools) are left out.',
      );
    }
    tellArtifacts(context, root);
  }
  const open = [process];
  for (let holder = open.pop(); holder !== undefined; holder = open.pop()) {
    tellArtifacts(context, holder);
    open.push(...children(holder, 'flowElements').filter((element) => 'flowElements' in element));
  }
}

function tellArtifacts(context: ImportContext, holder: ModdleElement): void {
  for (const artifact of children(holder, 'artifacts')) {
    if (artifact.$type === 'bpmn:Association') continue;
    context.find('lost', 'artifact', artifact, '注释与分组不导入。', 'Annotations and groups are not taken over.');
  }
}

/** Places of the shapes, as far as they have become states. */
function layoutOf(
  context: ImportContext,
  definitions: ModdleElement,
  definition: ProcessDefinition,
): Layout | undefined {
  const keys = new Set(walkStates(definition).map(({ key }) => key));
  const states: { [state: string]: Layout['states'][string] } = {};
  for (const diagram of children(definitions, 'diagrams')) {
    for (const shape of children(child(diagram, 'plane'), 'planeElement')) {
      const element = shape.$type === 'bpmndi:BPMNShape' ? child(shape, 'bpmnElement') : undefined;
      const bounds = child(shape, 'bounds');
      const key = element === undefined ? undefined : context.keys.get(element);
      if (key === undefined || bounds === undefined || !keys.has(key)) continue;
      const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Math.round(Number(bounds.get(name))));
      if ([x, y, width, height].every((value) => Number.isFinite(value)))
        states[key] = { x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0 };
    }
  }
  return Object.keys(states).length === 0 ? undefined : { states };
}

function noProcess(): YunliuError {
  return new YunliuError({
    code: 'bpmn/no-process',
    message: { 'zh-CN': '文件中没有可导入的流程。', en: 'The file has no process to import.' },
    hint: {
      'zh-CN': '请确认文件包含流程元素，而不只是协作图。',
      en: 'Make sure that it has a process with elements, not only a collaboration.',
    },
  });
}

function brokenData(): YunliuError {
  return new YunliuError({
    code: 'bpmn/broken-extension',
    message: { 'zh-CN': '文件中的运流扩展数据已损坏。', en: 'The Yunliu data in the file is broken.' },
    hint: {
      'zh-CN': '请使用导出时的原文件，或删除扩展数据后按普通 BPMN 导入。',
      en: 'Use the file as exported, or remove the extension and import it as plain BPMN.',
    },
  });
}
