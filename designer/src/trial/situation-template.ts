import { html, nothing, type TemplateResult } from 'lit';
import type { Json } from '@yunliu/engine/definition';
import { childrenTemplate, otherInstances } from './children-template.js';
import { clockVerbs, type ClockVerb } from './clock-steps.js';
import { historyLines } from './history-lines.js';
import { spanWords, spokenTime } from './time-words.js';
import { toldEvents } from './told-events.js';
import type { TrialNames } from './trial-names.js';
import type { TrialPlayer } from './trial-player.js';
import { fill, trialTexts } from './trial-texts.js';
import { clockLines, instanceTitle, messageWaits, timerLines, type ClockLine, type MessageWait } from './trial-view.js';

interface Context {
  readonly player: TrialPlayer;
  readonly names: TrialNames;
  readonly all: boolean;
  readonly onSend: (wait: MessageWait) => void;
  readonly onClock: (line: ClockLine, verb: ClockVerb) => void;
  readonly onAll: (all: boolean) => void;
  /** The instance that is worked on; absent = all. */
  readonly focus?: string;
  readonly onFocus: (instance: string | undefined) => void;
}

/** Everything besides the tasks: children, promised times, timers, messages, notices, papers, what happened, the data. */
export function situationTemplate(context: Context): TemplateResult {
  return html`${children(context)} ${clocks(context)} ${timers(context)} ${messages(context)} ${incidents(context)}
  ${notices(context)} ${documents(context)} ${history(context)} ${data(context)}`;
}

function section(title: string, count: number, content: unknown, open = true): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  return html`<details ?open=${open}>
    <summary>${title} <span class="muted small">${count}</span></summary>
    ${content}
  </details>`;
}

function clocks({ player, names, onClock }: Context): TemplateResult | typeof nothing {
  const texts = trialTexts(names.locale);
  const lines = clockLines(player, names);
  const { now } = player.simulation;
  const said = (line: ClockLine): string => {
    const from = spokenTime(line.from, now, names.locale);
    return line.due === undefined
      ? fill(texts.clockNoDue, { from })
      : fill(texts.clockLine, { from, due: spokenTime(line.due, now, names.locale) });
  };
  const asked = ({ asked: request, unit }: ClockLine): string =>
    request === undefined
      ? ''
      : fill(texts.clockAsked, {
          who: names.person(request.by),
          amount: fill(texts.clockFields.units[unit], { count: request.amount }),
          reason: request.reason,
        });
  const tone = ({ status }: ClockLine): string =>
    status === 'breached' ? 'bad' : status === 'met' ? 'good' : status === 'running' ? 'active' : '';
  const left = ({ left: ms, open }: ClockLine): unknown => {
    if (!open || ms === null) return nothing;
    const span = { time: spanWords(ms, names.locale) };
    return html`<span class="small ${ms < 0 ? 'bad' : 'muted'}">${fill(ms < 0 ? texts.over : texts.left, span)}</span>`;
  };
  return section(
    texts.clocks,
    lines.length,
    html`<ul class="plain" data-clocks>
      ${lines.map(
        (line) =>
          html`<li>
            <div class="line">
              <span class="tag ${tone(line)}">${texts.clockStatus[line.status]}</span
              ><span class="grow"
                >${line.title}${line.process === undefined ? nothing : html` <span class="muted small">${line.process}</span>`}</span
              >${left(line)}
            </div>
            <div class="small muted">${said(line)}</div>
            ${line.asked === undefined ? nothing : html`<div class="small" data-asked>${asked(line)}</div>`}
            ${
              line.open
                ? html`<div class="line small">
                    ${clockVerbs(line).map(
                      (verb) =>
                        html`<button
                          type="button"
                          class="link"
                          data-clock=${verb}
                          aria-label=${`${texts.clockActs[verb]} ${line.title}`}
                          @click=${() => onClock(line, verb)}
                        >
                          ${texts.clockActs[verb]}
                        </button>`,
                    )}
                  </div>`
                : nothing
            }
          </li>`,
      )}
    </ul>`,
  );
}

function timers({ player, names }: Context): TemplateResult | typeof nothing {
  const lines = timerLines(player, names);
  const { now } = player.simulation;
  return section(
    trialTexts(names.locale).timers,
    lines.length,
    html`<ul class="plain" data-timers>
      ${lines.map(
        ({ title, dueAt, process }) =>
          html`<li class="line between">
            <span>${title}${process === undefined ? nothing : html` <span class="muted small">${process}</span>`}</span
            ><span class="muted">${spokenTime(dueAt, now, names.locale)}</span>
          </li>`,
      )}
    </ul>`,
    false,
  );
}

function messages({ player, names, onSend }: Context): TemplateResult | typeof nothing {
  const texts = trialTexts(names.locale);
  const waits = messageWaits(player);
  return section(
    texts.messages,
    waits.length,
    html`<ul class="plain" data-messages>
      ${waits.map(
        (wait) =>
          html`<li class="line between">
            <span
              >${fill(wait.kind === 'message' ? texts.message : texts.signal, { name: wait.name })}
              <span class="muted small">${instanceTitle(player, names, wait.instance)}</span></span
            ><button type="button" @click=${() => onSend(wait)}>
              ${texts.send}<span class="sr"> ${wait.name}</span>
            </button>
          </li>`,
      )}
    </ul>`,
  );
}

function children({ player, names, focus, onFocus }: Context): TemplateResult | typeof nothing {
  const others = otherInstances(player);
  const content = childrenTemplate({ player, names, onFocus, ...(focus === undefined ? {} : { focus }) });
  return section(trialTexts(names.locale).children, others.length, content);
}

function incidents({ player, names }: Context): TemplateResult | typeof nothing {
  const jobs = player.simulation.instances.flatMap((instance) =>
    instance.jobs.flatMap(({ incident }) => (incident === undefined ? [] : [incident.message])),
  );
  return section(
    trialTexts(names.locale).incidents,
    jobs.length,
    html`<ul class="plain bad" data-incidents>
      ${jobs.map((message) => html`<li>${message}</li>`)}
    </ul>`,
  );
}

function notices({ player, names }: Context): TemplateResult | typeof nothing {
  const texts = trialTexts(names.locale);
  const { notices: sent, copies } = player.simulation;
  const to = (list: readonly string[]): string =>
    list.map((one) => names.principal(one)).join(names.locale === 'en' ? ', ' : '、');
  return html`${section(
    texts.notices,
    sent.length,
    html`<ul class="plain" data-notices>
      ${sent.toReversed().map(
        (notice) =>
          html`<li>
            ${notice.title}
            <div class="small muted">${fill(texts.noticeTo, { who: to(notice.to) })}</div>
            ${notice.text === '' ? nothing : html`<div class="small">${notice.text}</div>`}
          </li>`,
      )}
    </ul>`,
    false,
  )}${section(
    texts.copies,
    copies.length,
    html`<div data-copies>${names.people([...new Set(copies.map(({ userId }) => userId))])}</div>`,
    false,
  )}`;
}

function documents({ player, names }: Context): TemplateResult | typeof nothing {
  const printed = player.simulation.documents;
  return section(
    trialTexts(names.locale).documents,
    printed.length,
    html`<ul class="plain" data-documents>
      ${printed.map(({ title, template }) => html`<li>${title} <span class="muted small">${template}</span></li>`)}
    </ul>`,
    false,
  );
}

function history({ player, names, all, onAll }: Context): TemplateResult | typeof nothing {
  const { simulation } = player;
  const events = toldEvents(simulation, simulation.history, (title) => names.text(title, ''));
  const texts = trialTexts(names.locale);
  const lines = historyLines(events, names, all).toReversed();
  return section(
    texts.history,
    lines.length,
    html`<label class="check"
        ><input
          type="checkbox"
          .checked=${all}
          @change=${(event: Event) => onAll((event.target as HTMLInputElement).checked)}
        />${texts.historyAll}</label
      >
      <ul class="plain" data-history>
        ${lines.map(
          ({ at, text, tone }) =>
            html`<li>
              <span class="small muted">${spokenTime(at, simulation.now, names.locale)}</span>
              <span class=${tone === 'plain' ? '' : tone}>${text}</span>
            </li>`,
        )}
      </ul>`,
  );
}

function data({ player, names }: Context): TemplateResult | typeof nothing {
  const texts = trialTexts(names.locale);
  const [root] = player.simulation.instances;
  const values = Object.entries(root?.variables ?? {});
  return section(
    texts.data,
    values.length,
    html`<div class="scroll" tabindex="0" role="group" aria-label=${texts.data}>
      <table data-values>
        ${values.map(
          ([name, value]) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td>${shown(value, texts.emptyValue)}</td>
            </tr>`,
        )}
      </table>
    </div>`,
    false,
  );
}

function shown(value: Json, empty: string): string {
  if (value === null || value === '') return empty;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
