import { html, nothing, type TemplateResult } from 'lit';
import type { Instant } from '@yunliu/engine/definition';
import { spokenTime } from './time-words.js';
import type { TrialNames } from './trial-names.js';
import { fill, trialTexts } from './trial-texts.js';
import type { TaskView } from './trial-view.js';

interface TaskHead {
  readonly now: Instant;
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

/** What a task is, who has it until when, and why they. */
export function taskHeadTemplate(view: TaskView, names: TrialNames, { now, isOpen, toggle }: TaskHead): TemplateResult {
  const texts = trialTexts(names.locale);
  const who = view.assignee === undefined ? '' : names.person(view.assignee);
  const isLate = view.dueAt !== undefined && view.dueAt < now;
  return html`<header>
    <div class="head">
      <h4>
        ${view.title}${view.process === undefined ? nothing : html` <span class="muted small">${view.process}</span>`}
      </h4>
      <button type="button" class=${isOpen ? '' : 'primary'} aria-expanded=${isOpen} data-open @click=${toggle}>
        ${isOpen ? texts.closeTask : texts.openTask}
      </button>
    </div>
    <div class="line">
      <span class=${view.people.length === 0 ? 'bad' : ''}
        >${
          view.people.length === 0
            ? texts.nobody
            : view.assignee === undefined
              ? fill(texts.candidates, { who: view.candidates })
              : fill(texts.assigned, { who })
        }</span
      >
      ${
        view.dueAt === undefined
          ? nothing
          : html`<span class="tag ${isLate ? 'bad' : ''}"
              >${fill(isLate ? texts.overdue : texts.dueBy, { time: spokenTime(view.dueAt, now, names.locale) })}</span
            >`
      }
    </div>
    ${
      view.returned === undefined
        ? nothing
        : html`<p class="why returned" data-returned>
            ${fill(texts.returnedBy, { who: names.person(view.returned.by), comment: view.returned.comment })}
          </p>`
    }
    ${
      view.why === ''
        ? nothing
        : html`<p class="why"><strong>${who === '' ? texts.whyThem : fill(texts.why, { who })}</strong> ${view.why}</p>`
    }
  </header>`;
}
