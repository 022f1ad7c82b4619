import { checkFormExpressions } from './checks/check-form-expressions.js';
import { checkFormLayout } from './checks/check-form-layout.js';
import { checkFormSchema } from './checks/check-form-schema.js';
import { IssueCollector } from './checks/issue-collector.js';
import type { Issue } from './issue.js';
import { formTemplateSchema } from './schema/form-template-schema.js';
import { checkShape } from './shape/check-shape.js';
import { repair } from './shape/repair.js';
import { sortIssues, withoutEchoes } from './sort-issues.js';
import type { FormTemplate } from '../forms/form-template.js';

/** All faults of a form template, of shape and of meaning, in the order of the file. Never throws. */
export function validateForm(json: unknown): Issue[] {
  const shape = checkShape(json, formTemplateSchema);
  if (
    shape.some(
      (issue) => (issue.pointer === '' && issue.code === 'schema/wrong-type') || issue.code === 'schema/too-deep',
    )
  )
    return [...shape];
  const template = (shape.length === 0 ? json : repair(json, formTemplateSchema)) as FormTemplate;
  const issues = new IssueCollector();
  checkFormSchema(issues, template);
  checkFormLayout(issues, template);
  checkFormExpressions(issues, template);
  // An element that cannot be read may be the one that shows the field.
  const unreadable = shape.some((issue) => issue.pointer.startsWith('/ui'));
  const found = issues.issues.filter((issue) => !unreadable || issue.code !== 'form/field-not-shown');
  return sortIssues(json, [...shape, ...withoutEchoes(json, found, shape)]);
}
