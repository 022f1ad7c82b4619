import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ApiClock, TicketClocks } from '../../api/index.js';
import { t } from '../locales/index.js';
import { decideExtension, ruleAppeal } from './clock-commands.js';
import { amountWords } from './clock-words.js';

/** A button of the page that runs an action once at a time. */
type ActionButton = (text: string, testid: string, action: () => Promise<boolean>, kind?: string) => TemplateResult;

/** More time asked for and an appeal made, with what the viewer may decide about them. */
export function clockRequests(
  instanceId: string,
  clock: ApiClock,
  ticket: TicketClocks,
  button: ActionButton,
): TemplateResult | typeof nothing {
  const { act, causes } = t().clocks;
  const { extension, appeal } = clock;
  const asked = extension && {
    instanceId,
    clockId: clock.id,
    amount: extension.amount,
    unit: clock.unit,
  };
  return html`
    ${
      extension === undefined || asked === undefined
        ? nothing
        : html`<div class="banner info" data-testid="extension">
            <p>
              <b>${act.extension(amountWords(extension.amount, clock.unit), extension.by.name)}</b
              >${t().common.colon}${extension.reason}
            </p>
            <p class="faint">
              ${extension.needs === 'consent' ? act.needsConsent : ''}
              ${act.waitsFor(extension.decides.join(t().common.listSeparator))}
            </p>
            ${
              clock.may.decideExtension
                ? html`<p class="banner-actions">
                    ${button(act.grant, 'grant', () => decideExtension(asked, 'grant'), 'primary')}
                    ${button(act.refuse, 'refuse', () => decideExtension(asked, 'refuse'))}
                  </p>`
                : nothing
            }
          </div>`
    }
    ${
      appeal === undefined
        ? nothing
        : html`<div class="banner info" data-testid="appeal">
            <p><b>${act.appealBy(appeal.by.name, causes[appeal.cause])}</b>${t().common.colon}${appeal.reason}</p>
            ${appeal.evidence.length === 0 ? nothing : html`<p class="faint">${act.evidence}${t().common.colon}${appeal.evidence.join(t().common.listSeparator)}</p>`}
            ${
              appeal.ruling === undefined
                ? nothing
                : html`<p>
                    <b
                      >${act.ruling(appeal.ruling.by.name, appeal.ruling.decision === 'excused' ? act.excuse : act.uphold)}</b
                    >${t().common.colon}${appeal.ruling.reason}
                  </p>`
            }
            ${
              clock.may.rule
                ? html`<p class="banner-actions">
                    ${button(act.rule, 'rule', () => ruleAppeal({ instanceId, clockId: clock.id, title: clock.title, exclusions: ticket.exclusions }), 'primary')}
                  </p>`
                : nothing
            }
          </div>`
    }
  `;
}
