import Handlebars from 'handlebars';
import { type Issue } from '../definition/issue.js';
import { YunliuError } from '../definition/yunliu-error.js';
import type { CompiledForm } from '../forms/compiled-form.js';
import { printEnvironment, printHelperNames, type PrintData } from './print-helpers.js';

const maxTemplateLength = 200_000;

/** Fills a print template (a Handlebars body) with a form's values; the result is HTML for `framePage`. */
export function fillPrintTemplate(source: string, data: PrintData): string {
  const faults = validatePrintTemplate(source, data.form);
  if (faults.length > 0) {
    throw new YunliuError({
      code: 'print/template-invalid',
      message: {
        'zh-CN': `表单「${data.form.template.key}」的打印模板有 ${faults.length} 处错误。`,
        en: `The print template of form "${data.form.template.key}" has ${faults.length} faults.`,
      },
      hint: { 'zh-CN': '请按列出的位置修改模板。', en: 'Mend the template at the places listed.' },
      issues: faults,
    });
  }
  const knownHelpers = Object.fromEntries(Object.keys(printHelperNames).map((name) => [name, true]));
  const template = printEnvironment(data).compile(source, { knownHelpers, knownHelpersOnly: true, noEscape: false });
  return template({}, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
}

/**
 * All faults of a print template: syntax, unknown helpers and fields, unescaped output, partials. Pointers are `/print`
 * with the line in the details of the message.
 */
export function validatePrintTemplate(source: string, form: CompiledForm): Issue[] {
  if (source.length > maxTemplateLength) {
    return [
      issue(
        'print/too-large',
        `模板超过 ${maxTemplateLength} 个字符`,
        `The template is longer than ${maxTemplateLength} characters`,
      ),
    ];
  }
  let program: hbs.AST.Program;
  try {
    program = Handlebars.parse(source);
  } catch (error) {
    return [syntaxIssue(error instanceof Error ? error.message : String(error))];
  }
  const issues: Issue[] = [];
  checkStatements(program.body, undefined, form, issues);
  return issues;
}

function checkStatements(
  statements: readonly hbs.AST.Statement[],
  table: string | undefined,
  form: CompiledForm,
  issues: Issue[],
): void {
  for (const statement of statements) {
    switch (statement.type) {
      case 'ContentStatement':
      case 'CommentStatement':
        break;
      case 'MustacheStatement': {
        const mustache = statement as hbs.AST.MustacheStatement;
        if (!mustache.escaped)
          issues.push(
            at(mustache, 'print/raw-output', '不允许不转义的输出 {{{ }}}', 'Unescaped output {{{ }}} is not allowed'),
          );
        checkCall(mustache, table, form, issues);
        break;
      }
      case 'BlockStatement': {
        const block = statement as hbs.AST.BlockStatement;
        const name = block.path.original;
        const inner = name === 'rows' ? (firstText(block) ?? table) : table;
        if (name === 'if' || name === 'unless') {
          for (const parameter of block.params) {
            if (parameter.type === 'SubExpression') checkCall(parameter as hbs.AST.SubExpression, table, form, issues);
          }
        } else {
          checkCall(block, table, form, issues);
        }
        checkStatements(block.program?.body ?? [], inner, form, issues);
        checkStatements(block.inverse?.body ?? [], table, form, issues);
        break;
      }
      default:
        issues.push(
          at(statement, 'print/not-allowed', `不允许使用 ${statement.type}`, `${statement.type} is not allowed`),
        );
    }
  }
}

interface Call extends hbs.AST.Node {
  path: hbs.AST.PathExpression | hbs.AST.Literal;
  params: hbs.AST.Expression[];
}

function checkCall(call: Call, table: string | undefined, form: CompiledForm, issues: Issue[]): void {
  const name = (call.path as hbs.AST.PathExpression).original;
  if (!Object.hasOwn(printHelperNames, name)) {
    issues.push(at(call, 'print/unknown-helper', `没有「${name}」这个打印指令`, `There is no print helper "${name}"`));
    return;
  }
  for (const parameter of call.params) {
    if (parameter.type === 'SubExpression') checkCall(parameter as hbs.AST.SubExpression, table, form, issues);
  }
  const text = firstText(call);
  if (text === undefined || name === 'eq') return;
  const inRow = name === 'cell' || (['check', 'has', 'is'].includes(name) && table !== undefined);
  const path = inRow ? `${table ?? ''}.${text}` : text;
  if (!form.fields.has(path)) {
    issues.push(at(call, 'print/unknown-field', `表单中没有字段「${path}」`, `The form has no field "${path}"`));
  }
}

function firstText(call: { params: hbs.AST.Expression[] }): string | undefined {
  const first = call.params[0];
  return first?.type === 'StringLiteral' ? (first as hbs.AST.StringLiteral).value : undefined;
}

/** Says what Handlebars' parser found, with the line where it gave up. */
function syntaxIssue(reason: string): Issue {
  const [, line] = /line (\d+)/.exec(reason) ?? / - (\d+):\d+$/.exec(reason) ?? [];
  const [, open, close] = /^(\S+) doesn't match (\S+)/.exec(reason) ?? [];
  const zh = open === undefined ? '双花括号或引号没有配对' : `{{#${open}}} 的结束写成了 {{/${close ?? ''}}}`;
  const en =
    open === undefined ? 'braces, quotes or blocks do not match' : `{{#${open}}} is closed by {{/${close ?? ''}}}`;
  return line === undefined
    ? issue('print/syntax', `打印模板：${zh}`, `Print template: ${en}`)
    : issue('print/syntax', `打印模板第 ${line} 行：${zh}`, `Print template, line ${line}: ${en}`);
}

function at(node: hbs.AST.Node, code: string, zh: string, en: string): Issue {
  const line = node.loc.start.line;
  return issue(code, `打印模板第 ${line} 行：${zh}`, `Print template, line ${line}: ${en}`);
}

function issue(code: string, zh: string, en: string): Issue {
  return {
    code,
    severity: 'error',
    pointer: '/print',
    message: { 'zh-CN': `${zh}。`, en: `${en}.` },
    hint: {
      'zh-CN': `可用的指令：${Object.keys(printHelperNames).join('、')}；字段名见 form.json。`,
      en: `Available helpers: ${Object.keys(printHelperNames).join(', ')}; field names are in form.json.`,
    },
  };
}
