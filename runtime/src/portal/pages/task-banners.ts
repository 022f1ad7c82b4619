import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { TaskPage } from '../../api/index.js';
import { t } from '../locales/index.js';
import { icon } from '../parts/icon.js';
import { suspendedBanner } from '../parts/suspended-banner.js';
import { currentUser } from '../contexts/session.js';
import { momentInWords } from '../time-words.js';

export interface TaskBanners {
  readonly page: TaskPage;
  /** What others did meanwhile. */
  readonly news: readonly string[];
  /** The task is gone, with typed text on the page. */
  readonly lost: boolean;
  readonly restored: 'no' | 'draft' | 'local';
  readonly onCopy: () => void;
  readonly onDiscardDraft: () => void;
  readonly onCloseNews: () => void;
}

/** What a person must know before going on with a task. */
export function taskBanners(banners: TaskBanners): TemplateResult {
  const { page, news, lost, restored } = banners;
  const { task, common } = t();
  return html`<div class="banners">
    ${suspendedBanner(page.instance)}${delegationBanner(page)}
    ${lost ? lostBanner(banners) : news.length === 0 ? nothing : page.may.complete ? newsBanner(banners) : goneBanner(banners)}
    ${
      restored === 'no'
        ? nothing
        : html`<div class="banner" role="status" data-testid="draft-restored">
            ${icon('info')}
            <p class="banner-body">${restored === 'draft' ? task.draftRestored : task.localRestored}</p>
            <button type="button" class="button small" @click=${banners.onDiscardDraft}>${task.draftDiscard}</button>
          </div>`
    }
    ${
      page.may.complete || page.may.claim || page.task.status !== 'open' || lost
        ? nothing
        : html`<p class="banner" aria-label=${common.details}>
            ${icon('info')}<span class="banner-body">${task.readOnlyHint}</span>
          </p>`
    }
  </div>`;
}

/** 委派, 代理 and 催办: for whom it is done, and that somebody waits. */
function delegationBanner({ task, owner, onBehalfOf, urged }: TaskPage): TemplateResult {
  const { operations } = t();
  const isOwner = owner?.id === currentUser()?.id;
  const lines = [
    ...(owner === undefined
      ? []
      : [isOwner ? operations.delegate.away(task.assignee?.name ?? '') : operations.delegate.banner(owner.name)]),
    ...(onBehalfOf === undefined ? [] : [operations.onBehalfOf(onBehalfOf.name)]),
    ...(urged === undefined ? [] : [operations.urge.count(urged.count, momentInWords(urged.at, Date.now()))]),
  ];
  return html`${
    task.status !== 'open'
      ? nothing
      : lines.map(
          (line) =>
            html`<p class="banner" data-testid="task-owner">
              ${icon('info')}<span class="banner-body">${line}</span>
            </p>`,
        )
  }`;
}

/** A time limit often leaves the same person another task, where the text can be used. */
export function nextTask(page: TaskPage): TaskPage['instance']['tasks'][number] | undefined {
  return page.instance.tasks.find((one) => one.mine && one.id !== page.task.id);
}

/** The task is gone and nothing unsaved is lost: a saved draft goes along to the next task of the same form. */
function goneBanner({ page, news }: TaskBanners): TemplateResult {
  const { task } = t();
  const next = nextTask(page);
  return html`<div class="banner warn" role="alert" data-testid="task-gone">
    ${icon('info')}
    <div class="banner-body">
      <p class="banner-title">${task.goneTitle}</p>
      <p>${next === undefined ? task.goneText : task.goneNextText}</p>
      ${newsList(news)}
      <div class="banner-actions">
        ${
          next === undefined
            ? nothing
            : html`<a class="button small primary" href=${`/tasks/${next.id}`}>${task.endedNext(next.state.title)}</a>`
        }
        <a class="button small" href=${`/instances/${page.instance.id}`}>${task.endedOpen}</a>
      </div>
    </div>
  </div>`;
}

function lostBanner({ page, news, onCopy }: TaskBanners): TemplateResult {
  const { task } = t();
  const next = nextTask(page);
  return html`<div class="banner danger" role="alert" data-testid="task-lost">
    ${icon('warn')}
    <div class="banner-body">
      <p class="banner-title">${task.endedTitle}</p>
      <p>${task.endedText}</p>
      ${newsList(news)}
      <div class="banner-actions">
        <button type="button" class="button small primary" data-testid="copy-typed" @click=${onCopy}>
          ${task.endedCopy}
        </button>
        ${
          next === undefined
            ? nothing
            : html`<a class="button small" href=${`/tasks/${next.id}`}>${task.endedNext(next.state.title)}</a>`
        }
        <a class="button small" href=${`/instances/${page.instance.id}`}>${task.endedOpen}</a>
      </div>
    </div>
  </div>`;
}

function newsBanner({ news, onCloseNews }: TaskBanners): TemplateResult {
  const { task, common } = t();
  return html`<div class="banner warn" role="alert" data-testid="task-conflict">
    ${icon('info')}
    <div class="banner-body">
      <p class="banner-title">${task.conflictTitle}</p>
      <p>${task.conflictText}</p>
      ${newsList(news)}
    </div>
    <button type="button" class="button ghost square" aria-label=${common.close} @click=${onCloseNews}>
      ${icon('close', 14)}
    </button>
  </div>`;
}

function newsList(news: readonly string[]): TemplateResult | typeof nothing {
  if (news.length === 0) return nothing;
  return html`<p class="faint">${t().task.conflictSince}</p>
    <ul class="news">
      ${news.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>`;
}
