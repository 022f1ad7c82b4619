import { feelTypeOfSchema, typeEnvironmentOfSchema, typeName, type TypeEnvironment } from '../../expressions/index.js';
import type { FormTemplate, UiElement, UiRule } from '../../forms/form-template.js';
import { isStorable } from './check-values.js';
import { reportExpression } from './expression-issues.js';
import { formFields, type PlacedField } from './form-fields.js';
import type { IssueCollector } from './issue-collector.js';

/** Rules and formulas of a template: what they read, what they give, and that no formula reads itself. */
export function checkFormExpressions(issues: IssueCollector, template: FormTemplate): void {
  const names = typeEnvironmentOfSchema(template.schema);
  checkRules(issues, template.ui, '/ui', template, names);
  const formulas: Formula[] = [];
  for (const field of formFields(template)) {
    if ('initial' in field.element && field.element.initial !== undefined && field.schema !== undefined)
      checkInitial(issues, field, field.table === undefined ? names : rowNames(template, field.table, names));
    if (!('computed' in field.element) || field.element.computed === undefined || field.schema === undefined) continue;
    const checked = reportExpression(issues, {
      text: field.element.computed,
      pointer: `${field.pointer}/computed`,
      names: field.table === undefined ? names : rowNames(template, field.table, names),
    });
    if (checked === undefined || checked.faults.length > 0) continue;
    const target = feelTypeOfSchema(field.schema);
    if (!isStorable(checked.type, target)) {
      const [is, wants] = [typeName(checked.type), typeName(target)];
      issues.error(
        'form/computed-type',
        `${field.pointer}/computed`,
        [
          `字段“${field.path}”是${wants['zh-CN']}，而公式给出${is['zh-CN']}`,
          `"${field.path}" holds ${wants.en} but the formula gives ${is.en}`,
        ],
        ['改写公式，或修改字段的类型。', 'Change the formula or the type of the field.'],
      );
    }
    formulas.push({ field, reads: checked.names });
  }
  checkCycles(issues, formulas);
}

function checkInitial(issues: IssueCollector, field: PlacedField, names: TypeEnvironment): void {
  if (!('initial' in field.element) || field.element.initial === undefined || field.schema === undefined) return;
  const at = `${field.pointer}/initial`;
  const checked = reportExpression(issues, { text: field.element.initial, pointer: at, names });
  if (checked === undefined || checked.faults.length > 0) return;
  const target = feelTypeOfSchema(field.schema);
  if (isStorable(checked.type, target)) return;
  const [is, wants] = [typeName(checked.type), typeName(target)];
  issues.error(
    'form/initial-type',
    at,
    [
      `字段“${field.path}”是${wants['zh-CN']}，而默认值公式给出${is['zh-CN']}`,
      `"${field.path}" holds ${wants.en} but its default gives ${is.en}`,
    ],
    ['改写公式，或修改字段的类型。', 'Change the formula or the type of the field.'],
  );
}

/** In a row the columns hide form fields of the same name. */
function rowNames(template: FormTemplate, table: string, names: TypeEnvironment): TypeEnvironment {
  return new Map([...names, ...typeEnvironmentOfSchema(template.schema.properties?.[table]?.items)]);
}

function checkRules(
  issues: IssueCollector,
  element: UiElement,
  pointer: string,
  template: FormTemplate,
  names: TypeEnvironment,
): void {
  checkRuleList(issues, element, pointer, names);
  if ('elements' in element) {
    for (const [index, child] of element.elements.entries())
      checkRules(issues, child, `${pointer}/elements/${index}`, template, names);
  } else if (element.type === 'Table') {
    const inside = rowNames(template, element.scope.slice('#/properties/'.length), names);
    for (const [index, column] of element.columns.entries())
      checkRuleList(issues, column, `${pointer}/columns/${index}`, inside);
  }
}

function checkRuleList(issues: IssueCollector, element: UiElement, pointer: string, names: TypeEnvironment): void {
  checkRule(issues, element.rule, `${pointer}/rule`, names);
  for (const [index, rule] of (element.rules ?? []).entries())
    checkRule(issues, rule, `${pointer}/rules/${index}`, names);
}

function checkRule(issues: IssueCollector, rule: UiRule | undefined, pointer: string, names: TypeEnvironment): void {
  if (rule === undefined) return;
  const at = `${pointer}/condition`;
  const checked = reportExpression(issues, { text: rule.condition, pointer: at, names, expected: 'condition' });
  if (checked?.constant === undefined) return;
  const holds = checked.constant.value === true;
  issues.warning(
    'form/constant-rule',
    at,
    [`规则的条件恒${holds ? '为真' : '不成立'}`, `The condition of the rule is ${holds ? 'always' : 'never'} true`],
    ['改写条件，或删去该规则。', 'Change the condition or remove the rule.'],
  );
}

interface Formula {
  readonly field: PlacedField;
  readonly reads: readonly string[];
}

function checkCycles(issues: IssueCollector, formulas: readonly Formula[]): void {
  const columns = (table: string): ReadonlySet<string> =>
    new Set(formulas.filter(({ field }) => field.table === table).map(({ field }) => field.name));
  const reads = (from: Formula, to: Formula): boolean => {
    const { table } = from.field;
    if (table !== undefined && to.field.table === table) return from.reads.includes(to.field.name);
    const name = to.field.table ?? to.field.name;
    return from.reads.includes(name) && !(table !== undefined && columns(table).has(name));
  };
  const reaches = (from: Formula, to: Formula, seen: Set<Formula>): boolean =>
    formulas.some((next) => {
      if (!reads(from, next) || seen.has(next)) return false;
      seen.add(next);
      return next === to || reaches(next, to, seen);
    });
  for (const formula of formulas) {
    if (!reaches(formula, formula, new Set())) continue;
    issues.error(
      'form/computed-cycle',
      `${formula.field.pointer}/computed`,
      [
        `字段“${formula.field.path}”的公式最终要用到它自己`,
        `The formula of "${formula.field.path}" ends up reading itself`,
      ],
      [
        '打断循环：让其中一个字段由人填写或改用其他字段。',
        'Break the circle: let people fill one of the fields or read others.',
      ],
    );
  }
}
