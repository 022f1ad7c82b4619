import type { JsonObject, LocalizedText } from '@yunliu/engine/definition';
import { jsonPointer } from '@yunliu/engine/definition';
import { isFileName } from '@yunliu/designer/model';
import { checkSafeJson } from '../http/safe-json.js';
import { refuse } from '../refuse.js';
import type { DraftFiles } from './draft.js';

const MOST_BYTES = 6_000_000;
const MOST_SCENARIOS = 200;
const keyPattern = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const MOST_KEY = 80;

/** What a draft is about, read from its definition. */
export interface DraftFacts {
  readonly process: string;
  readonly title: LocalizedText;
  readonly category: string;
}

/**
 * Checks what even a half-drawn draft must be: JSON that no walk stumbles over, every document with a key, every name one
 * that a file can have. Whether it means something is for publishing. Throws `design/…`, `request/…` with a pointer into
 * `files`.
 */
export function checkFiles(files: DraftFiles): DraftFacts {
  const size = sizeOf(files);
  if (size > MOST_BYTES) throw tooLarge(size);
  const definition = parse('/definition', files.definition);
  const process = requireKey('/definition', definition);
  const forms = new Set<string>();
  for (const [index, { form, prints }] of files.forms.entries()) {
    const at = `/forms/${index}`;
    const template = parse(`${at}/form`, form);
    const id = `${requireKey(`${at}/form`, template)}@${requireVersion(`${at}/form`, template)}`;
    if (forms.has(id)) throw doubledForm(`${at}/form`, id);
    forms.add(id);
    for (const name of Object.keys(prints)) if (!isFileName(name)) throw unusableName(`${at}/prints`, name);
  }
  const scenarios = Object.entries(files.scenarios);
  if (scenarios.length > MOST_SCENARIOS) throw tooMany(scenarios.length);
  for (const [name, text] of scenarios) {
    if (!isFileName(name)) throw unusableName('/scenarios', name);
    parse(`/scenarios${jsonPointer(name)}`, text);
  }
  requireVersion('/definition', definition);
  return {
    process,
    title: titleOf(definition['title']) ?? process,
    category: typeof definition['category'] === 'string' ? definition['category'].slice(0, 120) : '',
  };
}

function sizeOf({ definition, forms, scenarios }: DraftFiles): number {
  const texts = [
    definition,
    ...forms.flatMap(({ form, prints }) => [form, ...Object.values(prints)]),
    ...Object.values(scenarios),
  ];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

function parse(pointer: string, text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw notJson(pointer, (error as Error).message);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw notJson(pointer, 'not an object');
  checkSafeJson(value);
  return value as JsonObject;
}

function requireKey(pointer: string, document: JsonObject): string {
  const { key } = document;
  if (typeof key === 'string' && key.length <= MOST_KEY && keyPattern.test(key)) return key;
  throw refuse(
    'design/unusable-key',
    [`“${JSON.stringify(key) ?? ''}”不能用作键。`, `${JSON.stringify(key) ?? ''} cannot be a key.`],
    [
      '键以小写字母开头，只用小写字母、数字和 -，最多 80 个字符。',
      'Begin with a small letter; use small letters, digits and -, 80 at most.',
    ],
    { pointer: `/files${pointer}` },
  );
}

function requireVersion(pointer: string, { version }: JsonObject): number {
  if (typeof version === 'number' && Number.isInteger(version) && version >= 1 && version <= 999_999) return version;
  throw refuse(
    'design/unusable-version',
    [`“${JSON.stringify(version) ?? ''}”不是版本号。`, `${JSON.stringify(version) ?? ''} is no version.`],
    ['版本号为正整数。', 'Versions are positive whole numbers.'],
    { pointer: `/files${pointer}` },
  );
}

function titleOf(title: unknown): LocalizedText | undefined {
  if (typeof title === 'string') return title.slice(0, 200);
  if (typeof title !== 'object' || title === null) return undefined;
  const { 'zh-CN': zh, en } = title as { 'zh-CN'?: unknown; en?: unknown };
  if (typeof zh !== 'string') return undefined;
  return { 'zh-CN': zh.slice(0, 200), ...(typeof en === 'string' ? { en: en.slice(0, 200) } : {}) };
}

function notJson(pointer: string, reason: string): Error {
  return refuse(
    'design/not-json',
    [`内容不是有效的 JSON 对象：${reason}`, `Not a valid JSON object: ${reason}`],
    ['请检查引号、逗号和括号。', 'Check quotes, commas and brackets.'],
    { pointer: `/files${pointer}` },
  );
}

function doubledForm(pointer: string, id: string): Error {
  return refuse(
    'design/doubled-form',
    [`表单“${id}”出现两次。`, `The form “${id}” is there twice.`],
    ['请更改其中一个的键或版本。', 'Change the key or version of one of them.'],
    { pointer: `/files${pointer}` },
  );
}

function unusableName(pointer: string, name: string): Error {
  return refuse(
    'design/unusable-name',
    [`“${name}”不能用作文件名。`, `“${name}” cannot be the name of a file.`],
    [
      '请以字母或数字开头，只用字母、数字、空格和 - _ .',
      'Begin with a letter or digit; use letters, digits, blanks and - _ .',
    ],
    { pointer: `/files${pointer}` },
  );
}

function tooLarge(size: number): Error {
  return refuse(
    'design/too-large',
    [`草稿共 ${size} 字节，超过 ${MOST_BYTES} 字节。`, `The draft has ${size} bytes; ${MOST_BYTES} are allowed.`],
    ['请删去不需要的表单、打印模板或演练场景。', 'Remove forms, prints or stories that are not needed.'],
    { pointer: '/files' },
  );
}

function tooMany(count: number): Error {
  return refuse(
    'design/too-many-scenarios',
    [
      `演练场景有 ${count} 个，最多 ${MOST_SCENARIOS} 个。`,
      `There are ${count} stories; ${MOST_SCENARIOS} are allowed.`,
    ],
    ['请删去不需要的演练场景。', 'Remove those that are not needed.'],
    { pointer: '/files/scenarios' },
  );
}
