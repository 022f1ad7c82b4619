import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { InstanceDetail, TaskPage, VoteGroup } from '../../api/index.js';
import { t } from '../locales/index.js';
import { exactTime, momentInWords } from '../time-words.js';
import { avatar } from './chips.js';
import { voteRule } from './vote-rule.js';

type Member = VoteGroup['members'][number];

/** The group the task belongs to, above its form. */
export function ownVotes(page: TaskPage): TemplateResult | typeof nothing {
  const group = page.instance.groups.find(({ id }) => id === page.group);
  return group === undefined ? nothing : votePanel(group, page.instance);
}

/** All groups but one, the newest first; ended ones are folded. */
export function otherVotes(detail: InstanceDetail, except: string | undefined): TemplateResult {
  const groups = detail.groups.filter(({ id }) => id !== except).toReversed();
  return html`${groups.map((group) => votePanel(group, detail))}`;
}

/** Who answers a state together: by which rule, who said what, who is still to answer. */
function votePanel(group: VoteGroup, detail: InstanceDetail): TemplateResult {
  const texts = t().operations.votes;
  const voted = group.members.filter(({ status }) => status === 'voted').length;
  const counted = group.members.filter(({ status }) => status !== 'closed').length;
  const titleId = `votes-${group.id}`;
  const result = group.result === 'none' ? texts.undecided : texts.result(group.outcome ?? '');
  const list = html`<p class="votes-rule">${voteRule(detail.definition, group.state.key)}</p>
    <ul class="votes">
      ${group.members.map((member) => memberLine(member))}
    </ul>`;
  return html`<section class="card" aria-labelledby=${titleId} data-testid="votes">
    <header class="card-head">
      <h2 id=${titleId}>${texts.title}<span class="faint">　${group.state.title}</span></h2>
      ${
        group.open
          ? html`<span class="chip state">${texts.progress(voted, counted)}</span>`
          : html`<span class=${group.result === 'pass' ? 'chip ok' : 'chip off'}>${result}</span>`
      }
    </header>
    <div class="card-body">
      ${
        group.open
          ? list
          : html`<details>
              <summary>${texts.progress(voted, group.members.length)}</summary>
              ${list}
            </details>`
      }
    </div>
  </section>`;
}

function memberLine(member: Member): TemplateResult {
  const texts = t().operations.votes;
  const { person, by, status, weight, addedBy, mode, comment, at } = member;
  const name = person?.name ?? texts.nobody;
  return html`<li class=${`vote ${status} ${member.kind ?? ''}`}>
    <div class="vote-line">
      <span class="who">${avatar(name, 22)}${name}</span>
      ${by === undefined ? nothing : html`<span class="faint">${texts.by(by.name)}</span>`}
      ${weight === undefined ? nothing : html`<span class="faint">${texts.weight(weight)}</span>`}
      ${addedBy === undefined || mode === undefined ? nothing : html`<span class="faint">${texts.added(addedBy.name, texts.modes[mode])}</span>`}
      <span class="vote-state">${stateOf(member)}</span>
    </div>
    ${
      status !== 'voted'
        ? nothing
        : html`<p class="faint">
            ${at === undefined ? nothing : html`<time datetime=${at} title=${exactTime(at)}>${momentInWords(at, Date.now())}</time>`}
          </p>`
    }
    ${comment === undefined || comment === '' ? nothing : html`<blockquote>${comment}</blockquote>`}
  </li>`;
}

function stateOf({ status, outcome, kind, closed }: Member): TemplateResult {
  const texts = t().operations.votes;
  if (status === 'voted') {
    const look = kind === 'pass' ? 'chip ok' : kind === 'reject' ? 'chip due over' : 'chip';
    return html`<span class=${look}>${outcome}</span>`;
  }
  if (status === 'closed') {
    const reason =
      closed === undefined || !Object.hasOwn(texts.closedFor, closed) ? texts.closed : texts.closedFor[closed];
    return html`<span class="chip off">${reason}</span>`;
  }
  return status === 'open'
    ? html`<span class="chip state">${texts.open}</span>`
    : html`<span class="chip">${texts.waiting}</span>`;
}
