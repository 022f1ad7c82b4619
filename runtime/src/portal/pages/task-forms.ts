import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import type { JsonObject } from '@yunliu/engine/definition';
import type { FilePort, PeopleSource } from '@yunliu/designer/view';
import type { TaskPage } from '../../api/index.js';
import { locale, t } from '../locales/index.js';
import '../parts/task-form.js';

export interface TaskForms {
  readonly page: TaskPage;
  readonly values: JsonObject;
  /** Laid over `values`: what was typed before. */
  readonly typed: JsonObject;
  readonly people: PeopleSource | undefined;
  readonly files: FilePort | undefined;
  readonly readonly: boolean;
  readonly onChange: () => void;
}

/** The form of a task, and folded below it the forms it refers to. */
export function taskForms({ page, values, typed, people, files, readonly, onChange }: TaskForms): TemplateResult {
  const { form, references } = page;
  const texts = t().task;
  return html`${
    form === undefined
      ? html`<p class="soft">${texts.noForm}</p>`
      : html`<h2 class="unseen">${localize(form.template.title, locale())}</h2>
          <yl-task-form
            data-main
            data-testid="task-form"
            .form=${form}
            .values=${values}
            .draft=${typed}
            .people=${people}
            .files=${files}
            .readonly=${readonly}
            @yl-change=${onChange}
          ></yl-task-form>`
  }
  ${
    references.length === 0
      ? nothing
      : html`<h2 class="references">${texts.references}</h2>
          ${references.map(
            (reference) =>
              html`<details class="reference">
                <summary>${localize(reference.template.title, locale())}</summary>
                <yl-task-form
                  .form=${reference}
                  .values=${page.instance.values}
                  .people=${people}
                  .files=${files}
                  readonly
                ></yl-task-form>
              </details>`,
          )}`
  }`;
}
