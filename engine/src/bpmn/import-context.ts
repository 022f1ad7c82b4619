import type { BpmnFinding } from './bpmn-finding.js';
import { feelOf } from './feel-of.js';
import { children, child, text, type ModdleElement } from './moddle-element.js';

const NAME = /^\p{L}[\p{L}\p{N}_-]*$/u;
const MAX_NAME = 80;

/** What one import collects: keys given away, roles and variables found, and everything that does not go over. */
export class ImportContext {
  readonly findings: BpmnFinding[] = [];
  readonly roles = new Map<string, string>();
  readonly variables = new Set<string>();
  /** Title of the lane an element stands in. */
  readonly lanes = new Map<ModdleElement, string>();
  /** References that lead to nothing in the file, by the element that has them: some programs write error codes so. */
  readonly unresolved = new Map<ModdleElement, string>();
  /** Which state an element has become. */
  readonly keys = new Map<ModdleElement, string>();
  readonly #taken = new Set<string>();

  reserve(key: string): void {
    this.#taken.add(key);
  }

  /** The state key of an element: its id where that is a name, always the same one. */
  keyOf(element: ModdleElement): string {
    const known = this.keys.get(element);
    if (known !== undefined) return known;
    const key = this.fresh(element.id ?? element.$type.replace(/^.*:/, ''));
    this.keys.set(element, key);
    return key;
  }

  fresh(wish: string): string {
    const base = nameOf(wish);
    let key = base;
    for (let at = 2; this.#taken.has(key); at += 1) key = `${base}-${at}`;
    this.#taken.add(key);
    return key;
  }

  role(title: string): string {
    const key = nameOf(title);
    if (!this.roles.has(key)) this.roles.set(key, title);
    return key;
  }

  find(severity: BpmnFinding['severity'], code: string, element: ModdleElement, zh: string, en: string): void {
    this.findings.push({
      code: `bpmn/${code}`,
      severity,
      element: element.id ?? '',
      name: element.name ?? '',
      type: element.$type,
      message: { 'zh-CN': zh, en },
    });
  }

  /** An expression as FEEL with its names noted; one that cannot be said is told and gives undefined. */
  feel(element: ModdleElement, source: string): string | undefined {
    const feel = feelOf(source);
    if (feel === undefined) {
      this.find(
        'changed',
        'expression',
        element,
        `表达式“${source}”无法转换为 FEEL，请手工改写。`,
        `The expression "${source}" has no counterpart in FEEL; write it anew.`,
      );
      return undefined;
    }
    for (const name of feel.names) this.variables.add(name);
    return feel.text;
  }
}

export function nameOf(wish: string): string {
  const plain = wish.replace(/[^\p{L}\p{N}_-]+/gu, '-').replace(/^[^\p{L}]+|-+$/gu, '');
  const name = plain === '' ? 'element' : [...plain].slice(0, MAX_NAME - 6).join('');
  return NAME.test(name) ? name : 'element';
}

/** An attribute of another vendor's namespace, whatever its prefix. */
export function vendorAttribute(element: ModdleElement, name: string): string | undefined {
  for (const [key, value] of Object.entries(element.$attrs ?? {})) {
    if (key.endsWith(`:${name}`) && typeof value === 'string' && !key.startsWith('xmlns')) return value;
  }
  return undefined;
}

/** Extension elements by their name without prefix. */
export function vendorElements(
  element: ModdleElement,
  name: string,
): readonly { readonly [attribute: string]: unknown }[] {
  return children(child(element, 'extensionElements'), 'values').filter(
    ({ $type }) => $type.replace(/^.*:/, '') === name,
  ) as unknown as readonly {
    readonly [attribute: string]: unknown;
  }[];
}

export function titleOf(element: ModdleElement, fallback: string): string {
  const name = (element.name ?? '').replace(/\s+/g, ' ').trim();
  return name === '' ? fallback : [...name].slice(0, 200).join('');
}

export function documentationOf(element: ModdleElement): string {
  return children(element, 'documentation')
    .map((item) => text(item, 'text'))
    .join('\n')
    .trim()
    .slice(0, 2000);
}

export function bodyOf(element: ModdleElement | undefined): string {
  return text(element, 'body').trim();
}
