import { html, nothing, type TemplateResult } from 'lit';
import type { PathStep } from '@yunliu/engine/simulate';
import { colon } from '../view/locales/colon.js';
import type { OpenedTask, OtherPeople } from './opened-tasks.js';
import { differenceWords } from './parting-words.js';
import { isOtherWay, type ReplayedTicket } from './replay-tickets.js';
import type { TrialNames } from './trial-names.js';
import { fill, runsTexts } from './trial-texts.js';

interface TicketActions {
  readonly process: string;
  readonly names: TrialNames;
  readonly open: () => void;
}

/** One finished ticket that the draft would have treated otherwise: its way, its people. */
export function ticketTemplate(ticket: ReplayedTicket, { process, names, open }: TicketActions): TemplateResult {
  const texts = runsTexts(names.locale);
  const { story, comparison } = ticket;
  const { first, people, standIns } = comparison;
  const title = story.businessKey ?? story.title;
  const isOther = isOtherWay(ticket);
  return html`<li class="ticket" data-ticket=${story.id}>
    <div class="line between">
      <strong>${title}</strong>
      <span class="line">
        <span class="tag ${isOther ? 'other' : 'people'}" data-kind=${isOther ? 'way' : 'people'}
          >${isOther ? texts.otherWay : texts.otherPeople}</span
        ><span class="small muted">${fill(texts.ticketVersion, { version: story.version })}</span>
      </span>
    </div>
    <div class="small muted">${story.businessKey === undefined ? nothing : story.title}</div>
    <div data-first>
      ${
        first !== undefined
          ? differenceWords(first, process, names)
          : people[0] !== undefined
            ? peopleSentence(people[0], process, names)
            : nothing
      }
    </div>
    ${comparison.isUnlike ? html`<div class="small muted" data-unlike>${texts.unlike}</div>` : nothing}
    <div class="line">
      <button type="button" data-open aria-label=${`${texts.open} ${title}`} @click=${open}>${texts.open}</button>
    </div>
    ${people.length + standIns.length === 0 ? nothing : peopleTable(comparison, process, names, !isOther)}
    ${wayTable(comparison.rows, process, names)}
  </li>`;
}

function peopleTable(
  { people, standIns }: ReplayedTicket['comparison'],
  process: string,
  names: TrialNames,
  isOpen: boolean,
): TemplateResult {
  const texts = runsTexts(names.locale);
  // Whoever stands in for somebody once mostly does so again.
  const stoodIn = new Set(
    standIns.map(({ process: of, state, before, after }) =>
      fill(texts.standIn, {
        state: names.state(of, state),
        before: names.person(before),
        after: names.person(after),
      }),
    ),
  );
  return html`<details ?open=${isOpen} data-people>
    <summary class="small">${texts.comparePeople} <span class="muted">${people.length}</span></summary>
    <div class="scroll" tabindex="0" role="group" aria-label=${texts.comparePeople}>
      <table>
        <thead>
          <tr>
            <th scope="col">${texts.pathStep}</th>
            <th scope="col">${texts.before}</th>
            <th scope="col">${texts.after}</th>
          </tr>
        </thead>
        <tbody>
          ${people.map(
            ({ before, after }) =>
              html`<tr class="other">
                <td>${placeOf(before, process, names)}</td>
                <td>${whoWords(before, names)}</td>
                <td class=${after.people.length === 0 ? 'bad' : ''}>${whoWords(after, names)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${[...stoodIn].map((words) => html`<div class="small muted">${words}</div>`)}
  </details>`;
}

function wayTable(rows: ReplayedTicket['comparison']['rows'], process: string, names: TrialNames): TemplateResult {
  const texts = runsTexts(names.locale);
  const place = (step: PathStep | undefined): string => {
    if (step === undefined) return '';
    const state = names.state(process, step.state);
    return step.outcome === undefined
      ? state
      : `${state}${colon(names.locale)}${names.outcome(process, step.state, step.outcome)}`;
  };
  return html`<details data-way>
    <summary class="small">${texts.compare}</summary>
    <div class="scroll" tabindex="0" role="group" aria-label=${texts.compare}>
      <table>
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">${texts.before}</th>
            <th scope="col">${texts.after}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ before, after, same }, at) =>
              html`<tr class=${same ? '' : 'other'}>
                <td>${at + 1}<span class="sr"> ${same ? texts.same : texts.different}</span></td>
                <td>${place(before)}</td>
                <td>${place(after)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

function peopleSentence({ before, after }: OtherPeople, process: string, names: TrialNames): string {
  return fill(runsTexts(names.locale).peopleChanged, {
    state: placeOf(before, process, names),
    before: whoWords(before, names),
    after: whoWords(after, names),
  });
}

function placeOf({ process: of, state, visit }: OpenedTask, process: string, names: TrialNames): string {
  const title = names.state(of, state);
  const again = visit > 1 ? fill(runsTexts(names.locale).visit, { visit }) : '';
  return `${title}${again}${of === process ? '' : ` · ${names.process(of)}`}`;
}

/** At most so many people are named. */
const MOST_NAMES = 3;

/** A person, or the roles with who is behind them. */
function whoWords({ people, candidates }: OpenedTask, names: TrialNames): string {
  const texts = runsTexts(names.locale);
  const isEnglish = names.locale === 'en';
  const named = names.people(people.slice(0, MOST_NAMES));
  const who = people.length > MOST_NAMES ? fill(texts.orOthers, { who: named, count: people.length }) : named;
  const roles = candidates.filter((one) => !one.startsWith('user:')).map((one) => names.principal(one));
  if (roles.length === 0) return who === '' ? texts.nobody : who;
  const list = roles.join(isEnglish ? ', ' : '、');
  const behind = who === '' ? texts.nobody : who;
  return isEnglish ? `${list} (${behind})` : `${list}（${behind}）`;
}
