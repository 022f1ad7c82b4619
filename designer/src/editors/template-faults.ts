import type { Locale } from '@yunliu/engine/definition';
import type { LinedFault } from './json-faults.js';
import { builtInBlocks, templateHelpers } from './template-helpers.js';
import { callsOf, mustachesOf, type HelperCall } from './template-tokens.js';

/** A field as a template may name it. */
export interface TemplateField {
  readonly name: string;
  readonly title: string;
  /** Columns of a table. */
  readonly columns?: readonly TemplateField[];
  /** Values that can be chosen, with their titles. */
  readonly choices?: ReadonlyMap<string, string>;
}

type Words = readonly [zh: string, en: string];

/** What is wrong in a print template: unclosed braces and blocks, helpers and fields that do not exist. */
export function templateFaults(text: string, fields: readonly TemplateField[], locale: Locale): readonly LinedFault[] {
  const faults: LinedFault[] = [];
  const report = (from: number, to: number, words: Words, severity: LinedFault['severity'] = 'error'): void => {
    const line = text.slice(0, from).split('\n').length;
    faults.push({ from, to, line, severity, message: words[locale === 'en' ? 1 : 0] });
  };
  const blocks: { readonly name: string; readonly from: number; readonly to: number; readonly table?: string }[] = [];
  for (const mustache of mustachesOf(text)) {
    const { from, to, sign } = mustache;
    if (mustache.open) {
      report(from, to, ['缺少 }}', 'The closing }} is missing']);
      continue;
    }
    if (text.startsWith('{{{', from) || sign === '&')
      report(from, to, ['不允许三重花括号，请写 {{ }}', 'Three braces are not allowed; write {{ }}']);
    if (sign === '>') {
      report(from, to, ['打印模板不能引用其他模板', 'A print template cannot use another one']);
      continue;
    }
    if (sign === '/') {
      const name = mustache.text.trim();
      const open = blocks.pop();
      if (open === undefined)
        report(from, to, [`{{/${name}}} 前面没有 {{#${name}}}`, `There is no {{#${name}}} before {{/${name}}}`]);
      else if (open.name !== name) {
        report(from, to, [`此处应为 {{/${open.name}}}`, `{{/${open.name}}} is expected here`]);
      }
      continue;
    }
    if (sign === 'else' && blocks.length === 0)
      report(from, to, ['{{else}} 只能写在 {{#if}} 里', '{{else}} belongs inside of {{#if}}']);
    const table = blocks.findLast((block) => block.table !== undefined)?.table;
    for (const [index, call] of callsOf(mustache).entries())
      checkCall(call, index === 0 && (sign === '#' || sign === '^'), table, fields, report);
    if (sign === '#' || sign === '^') {
      const [call] = callsOf(mustache);
      const rows = call?.name === 'rows' ? call.values[0]?.text : undefined;
      blocks.push({ name: call?.name ?? '', from, to, ...(rows === undefined ? {} : { table: rows }) });
    }
  }
  for (const { name, from, to } of blocks) report(from, to, [`缺少对应的 {{/${name}}}`, `{{/${name}}} is missing`]);
  for (const { source, from, to } of imagesElsewhere(text))
    report(
      from,
      to,
      [
        `图片“${source}”不会打印，请改用 data: 内嵌图片`,
        `The image "${source}" will not be printed; embed it as data:`,
      ],
      'warning',
    );
  return faults;
}

/** Prints ask neither the network nor a folder for anything: only what is embedded is drawn. */
function imagesElsewhere(
  text: string,
): readonly { readonly source: string; readonly from: number; readonly to: number }[] {
  return [...text.matchAll(/<img\b[^<>]*?\ssrc\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')/gi)].flatMap((found) => {
    const source = (found[1] ?? found[2] ?? '').trim();
    // What a helper writes is the helper's.
    if (/^data:image\//i.test(source) || source.includes('{{')) return [];
    const to = found.index + found[0].length;
    return [{ source: source.slice(0, 60), from: found.index, to }];
  });
}

function checkCall(
  { name, from, values }: HelperCall,
  isBlock: boolean,
  table: string | undefined,
  fields: readonly TemplateField[],
  report: (from: number, to: number, words: Words, severity?: LinedFault['severity']) => void,
): void {
  if ((builtInBlocks as readonly string[]).includes(name) || name === 'else' || name === '') return;
  const helper = templateHelpers.find((each) => each.name === name);
  const [first] = values;
  if (helper === undefined) {
    const known = fields.some((field) => field.name === name);
    const to = from + name.length;
    return known
      ? report(from, to, [`字段要写成 {{field "${name}"}}`, `Write {{field "${name}"}} for a field`])
      : report(from, to, [`没有名为“${name}”的打印函数`, `There is no print helper "${name}"`]);
  }
  if (isBlock && !helper.block && name !== 'has' && name !== 'is')
    report(from, from + name.length, [`“${name}”不能作为段落使用`, `"${name}" cannot stand around a part`]);
  if (helper.arguments > 0 && first === undefined)
    return report(from, from + name.length, [`“${name}”后面要写字段名`, `"${name}" needs the name of a field`]);
  if (first === undefined || !first.quoted || helper.names === 'none') return;
  const columns = (of: string | undefined): readonly TemplateField[] =>
    fields.find((field) => field.name === of)?.columns ?? [];
  const [head = '', column] = first.text.split('.');
  const inRows = table !== undefined && (helper.names === 'column' || helper.names === 'field-or-column');
  const known = inRows
    ? columns(table)
    : column !== undefined
      ? columns(head)
      : helper.names === 'table'
        ? fields.filter((field) => field.columns !== undefined)
        : fields;
  if (helper.names === 'column' && table === undefined)
    return report(from, first.to, ['“cell”只能写在 {{#rows}} 里', '"cell" belongs inside of {{#rows}}']);
  if (known.some((field) => field.name === (inRows ? first.text : (column ?? head)))) return;
  const [zh, en] = inRows ? ['列', 'column'] : helper.names === 'table' ? ['明细表', 'table'] : ['字段', 'field'];
  report(first.from, first.to, [`表单没有${zh}“${first.text}”`, `The form has no ${en} "${first.text}"`]);
}
