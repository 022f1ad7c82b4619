import { BpmnModdle } from 'bpmn-moddle';
import { YunliuError } from '../definition/yunliu-error.js';
import { children, isElement, type ModdleElement } from './moddle-element.js';
import { yunliuPackage } from './yunliu-package.js';

/** Characters of a file; the largest real drawings are a fifth of it. */
const MAX_LENGTH = 5_000_000;
const MAX_ELEMENTS = 10_000;
const MAX_DEPTH = 30;

interface BpmnWarning {
  readonly message: string;
  /** Of a reference that leads to nothing. */
  readonly element?: unknown;
  readonly property?: string;
  readonly value?: string;
}

export interface BpmnFile {
  readonly definitions: ModdleElement;
  /** What the reader of the standard did not understand. */
  readonly warnings: readonly BpmnWarning[];
}

/**
 * Reads BPMN XML that comes from anywhere. A document type is refused before parsing, so there are no entities to expand and
 * nothing outside to fetch; size, number of elements and depth are bounded.
 *
 * @throws YunliuError `bpmn/too-large`, `bpmn/document-type`, `bpmn/unreadable`
 */
export async function readBpmn(xml: string): Promise<BpmnFile> {
  if (xml.length > MAX_LENGTH) throw tooLarge();
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw documentType();
  let parsed;
  try {
    parsed = await new BpmnModdle({ yunliu: yunliuPackage }).fromXML(xml);
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : String(error));
  }
  const { rootElement, warnings } = parsed;
  if (!isElement(rootElement) || rootElement.$type !== 'bpmn:Definitions') throw unreadable('bpmn:definitions');
  if (countWithin(rootElement) > MAX_ELEMENTS) throw tooLarge();
  return { definitions: rootElement, warnings };
}

/** Flow elements with those inside; more than allowed when they lie too deep. */
function countWithin(root: ModdleElement): number {
  let count = 0;
  const open = children(root, 'rootElements').map((element) => ({ element, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    count += 1;
    if (next.depth > MAX_DEPTH) return Number.POSITIVE_INFINITY;
    if (!('flowElements' in next.element)) continue;
    for (const element of children(next.element, 'flowElements')) open.push({ element, depth: next.depth + 1 });
  }
  return count;
}

function tooLarge(): YunliuError {
  return new YunliuError({
    code: 'bpmn/too-large',
    message: { 'zh-CN': 'BPMN 文件过大或嵌套过深。', en: 'The BPMN file is too large or too deep.' },
    hint: { 'zh-CN': '请拆分流程后再导入。', en: 'Divide the process and import the parts.' },
  });
}

function documentType(): YunliuError {
  return new YunliuError({
    code: 'bpmn/document-type',
    message: {
      'zh-CN': 'BPMN 文件不得包含 DOCTYPE 或实体声明。',
      en: 'A BPMN file may not declare a document type or entities.',
    },
    hint: { 'zh-CN': '请删除该声明后再导入。', en: 'Remove the declaration and import again.' },
  });
}

function unreadable(reason: string): YunliuError {
  return new YunliuError({
    code: 'bpmn/unreadable',
    message: { 'zh-CN': `无法读取 BPMN 文件：${reason}`, en: `The BPMN file cannot be read: ${reason}` },
    hint: { 'zh-CN': '请确认文件是 BPMN 2.0 XML。', en: 'Make sure that it is BPMN 2.0 XML.' },
  });
}
