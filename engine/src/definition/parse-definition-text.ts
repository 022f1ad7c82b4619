import { jsonPointer, type Issue } from './issue.js';

/** Line and column of a place in a text, both counted from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

export interface ParsedText {
  /** Undefined when the text is not JSON. */
  readonly json: unknown;
  readonly issues: readonly Issue[];
  /** Where the value of a pointer stands in the text (the nearest enclosing one when it does not exist). */
  placeOf(pointer: string): TextPlace;
}

/** Larger files are refused unread: the largest real definition has some 100 KB. */
const MAX_LENGTH = 4_000_000;
const MAX_DEPTH = 200;

/**
 * Reads JSON text of a definition or form: like `JSON.parse`, but faults come as issues with line and column, the same
 * key twice in an object is reported, and places in the file can be found again.
 */
export function parseDefinitionText(text: string): ParsedText {
  const reader = new JsonReader(text);
  if (text.length > MAX_LENGTH) {
    const issue = textIssue(
      'json/too-large',
      '',
      [
        `文件过大（${Math.ceil(text.length / 1000)} KB，最多 ${MAX_LENGTH / 1000} KB）`,
        `The file is too large (${Math.ceil(text.length / 1000)} KB, at most ${MAX_LENGTH / 1000} KB)`,
      ],
      ['拆成几个流程或表单。', 'Split it into several processes or forms.'],
    );
    return { json: undefined, issues: [issue], placeOf: () => ({ line: 1, column: 1 }) };
  }
  const json = reader.read();
  return { json, issues: reader.issues, placeOf: (pointer) => placeAt(text, reader.offsetOf(pointer)) };
}

function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}

type Sentence = readonly [zh: string, en: string];

function textIssue(code: string, pointer: string, message: Sentence, hint: Sentence): Issue {
  return {
    code,
    severity: 'error',
    pointer,
    message: { 'zh-CN': message[0], en: message[1] },
    hint: { 'zh-CN': hint[0], en: hint[1] },
  };
}

/** Stops the reader at the first place that is not JSON. */
class NotJson extends Error {}

class JsonReader {
  readonly issues: Issue[] = [];
  readonly #text: string;
  readonly #offsets = new Map<string, number>();
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): unknown {
    try {
      if (this.#text.startsWith('\uFEFF')) this.#at = 1;
      const value = this.#value('', 0);
      this.#blank();
      if (this.#at < this.#text.length) this.#fail('文件在此处应已结束', 'The file should end here');
      return value;
    } catch (error) {
      if (error instanceof NotJson) return undefined;
      throw error;
    }
  }

  offsetOf(pointer: string): number {
    for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
      const offset = this.#offsets.get(at);
      if (offset !== undefined) return offset;
      if (at === '') return 0;
    }
  }

  #fail(zh: string, en: string): never {
    const { line, column } = placeAt(this.#text, this.#at);
    const found =
      this.#at >= this.#text.length
        ? ['文件末尾', 'the end of the file']
        : [`“${this.#text[this.#at] ?? ''}”`, `"${this.#text[this.#at] ?? ''}"`];
    this.issues.push(
      textIssue(
        'json/syntax',
        '',
        [
          `第 ${line} 行第 ${column} 列（${found[0]}）不是有效的 JSON：${zh}`,
          `Not valid JSON at line ${line}, column ${column} (${found[1]}): ${en}`,
        ],
        ['检查此处的逗号、引号和括号。', 'Check commas, quotes and brackets there.'],
      ),
    );
    throw new NotJson();
  }

  #blank(): void {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }

  #value(pointer: string, depth: number): unknown {
    this.#blank();
    this.#offsets.set(pointer, this.#at);
    if (depth > MAX_DEPTH) this.#fail(`嵌套超过 ${MAX_DEPTH} 层`, `nested deeper than ${MAX_DEPTH} levels`);
    const first = this.#text[this.#at];
    if (first === '{') return this.#object(pointer, depth);
    if (first === '[') return this.#array(pointer, depth);
    if (first === '"') return this.#string();
    const rest = this.#text.slice(this.#at, this.#at + 400);
    const word = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/.exec(rest)?.[0];
    if (word === undefined) this.#fail('此处应为一个值', 'a value is expected here');
    this.#at += word.length;
    return JSON.parse(word);
  }

  #object(pointer: string, depth: number): unknown {
    const result: Record<string, unknown> = {};
    this.#at += 1;
    for (let first = true; ; first = false) {
      this.#blank();
      if (this.#text[this.#at] === '}' && first) break;
      if (this.#text[this.#at] !== '"')
        this.#fail('此处应为双引号中的名称', 'a name in double quotes is expected here');
      const keyAt = this.#at;
      const key = this.#string();
      const at = pointer + jsonPointer(key);
      this.#blank();
      if (this.#text[this.#at] !== ':') this.#fail('名称后面应为冒号', 'a colon is expected after the name');
      this.#at += 1;
      if (Object.hasOwn(result, key)) this.#reportDouble(at, key, keyAt);
      Object.defineProperty(result, key, {
        value: this.#value(at, depth + 1),
        enumerable: true,
        writable: true,
        configurable: true,
      });
      this.#blank();
      if (this.#text[this.#at] !== ',') break;
      this.#at += 1;
    }
    if (this.#text[this.#at] !== '}') this.#fail('此处应为逗号或 }', 'a comma or } is expected here');
    this.#at += 1;
    return result;
  }

  #reportDouble(pointer: string, key: string, keyAt: number): void {
    const { line } = placeAt(this.#text, keyAt);
    this.issues.push(
      textIssue(
        'json/duplicate-key',
        pointer,
        [
          `第 ${line} 行：同一对象中“${key}”出现两次，前一处会丢失`,
          `Line ${line}: "${key}" appears twice in one object; the first would be lost`,
        ],
        ['删去或改名其中一个。', 'Remove or rename one of them.'],
      ),
    );
  }

  #array(pointer: string, depth: number): unknown {
    const result: unknown[] = [];
    this.#at += 1;
    for (let first = true; ; first = false) {
      this.#blank();
      if (this.#text[this.#at] === ']' && first) break;
      result.push(this.#value(pointer + jsonPointer(result.length), depth + 1));
      this.#blank();
      if (this.#text[this.#at] !== ',') break;
      this.#at += 1;
    }
    if (this.#text[this.#at] !== ']') this.#fail('此处应为逗号或 ]', 'a comma or ] is expected here');
    this.#at += 1;
    return result;
  }

  #string(): string {
    const start = this.#at;
    let end = start + 1;
    while (end < this.#text.length && this.#text[end] !== '"' && (this.#text[end] ?? '') >= ' ')
      end += this.#text[end] === '\\' ? 2 : 1;
    if (this.#text[end] !== '"') {
      this.#at = Math.min(end, this.#text.length);
      this.#fail('引号没有闭合', 'the quotes are not closed');
    }
    try {
      const value = JSON.parse(this.#text.slice(start, end + 1)) as string;
      this.#at = end + 1;
      return value;
    } catch {
      return this.#fail('文本中有无效的转义', 'the text has an invalid escape');
    }
  }
}
