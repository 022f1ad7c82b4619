import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { PublishAnswer } from '../../../api/index.js';
import { t } from '../../locales/index.js';
import { icon } from '../../parts/icon.js';
import type { ChosenFiles } from './chosen-files.js';

/** What publishing said: how it ended, and every issue with its place and remedy. */
export function publishAnswer(answer: PublishAnswer, chosen: ChosenFiles | undefined): TemplateResult {
  const texts = t().admin.definitions;
  const errors = answer.issues.filter((issue) => issue.severity === 'error').length;
  const warnings = answer.issues.length - errors;
  return html`<div class=${errors > 0 ? 'banner danger' : 'banner'} role="status" data-testid="publish-answer">
      ${icon(errors > 0 ? 'warn' : 'check')}
      <div class="banner-body">
        <p class="banner-title">
          ${errors > 0 ? texts.refused(errors) : texts.done(answer.published.length, answer.unchanged)}
        </p>
        ${warnings > 0 ? html`<p>${texts.warnings(warnings)}</p>` : nothing}
      </div>
    </div>
    ${
      answer.issues.length === 0
        ? nothing
        : html`<ol class="issues" data-testid="issues">
            ${answer.issues.map(
              (issue) =>
                html`<li class=${issue.severity}>
                  <span class=${issue.severity === 'error' ? 'chip due over' : 'chip warn'}
                    >${issue.severity === 'error' ? texts.error : texts.warning}</span
                  >
                  <div>
                    <p class="row-title">${issue.message}</p>
                    <p class="soft">${texts.remedy}${t().common.colon}${issue.hint}</p>
                    <p class="faint">
                      <span translate="no">${issue.code}</span>　${texts.where}${t().common.colon}<code translate="no"
                        >${placeOf(issue, chosen)}</code
                      >
                    </p>
                  </div>
                </li>`,
            )}
          </ol>`
    }`;
}

/** Issues name their document as `key@version`, or by its number in what was sent; people know it by its file. */
function placeOf({ file, pointer }: PublishAnswer['issues'][number], chosen: ChosenFiles | undefined): string {
  const match = /^\/(definitions|forms)\/(\d+)(.*)$/.exec(pointer);
  const number = match === null ? -1 : Number(match[2]);
  const isOf = (one: { readonly key?: unknown; readonly version?: unknown }, index: number, kind: string): boolean =>
    (match?.[1] === kind && index === number) || `${String(one.key)}@${String(one.version)}` === file;
  const definition = chosen?.definitions.findIndex((one, index) => isOf(one, index, 'definitions')) ?? -1;
  const form = chosen?.forms.findIndex(({ template }, index) => isOf(template, index, 'forms')) ?? -1;
  const name = chosen?.names.definitions[definition] ?? chosen?.names.forms[form] ?? file;
  return [name, match?.[3] ?? pointer].filter(Boolean).join(' ');
}
