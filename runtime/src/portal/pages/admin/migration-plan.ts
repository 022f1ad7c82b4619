import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { MigrationPlan, VersionChanges } from '../../../api/index.js';
import { t } from '../../locales/index.js';
import type { MigrationChoices } from './migration-choices.js';

type Reason = MigrationPlan['reasons'][number];
/** What may be mapped to. */
export type MigrationTargets = Pick<VersionChanges, 'targets' | 'clocks'>;

const NOWHERE = '';
const END = '*end*';
const VOID = '*void*';
const clockCodes = new Set(['migration/clock-gone', 'migration/clock-void', 'migration/clock-renamed']);

/** What a migration would mean, with the decisions it asks for. */
export function migrationPlan(
  plan: MigrationPlan,
  choices: MigrationChoices,
  targets: MigrationTargets,
): TemplateResult {
  const texts = t().admin.versions;
  return html`
    <p role="status" data-testid="plan-summary">${texts.summary(plan.total, plan.safe, plan.mapping, plan.blocked)}</p>
    <div class="table-scroll">
      <table class="table">
        <thead>
          <tr>
            <th>${texts.state}</th>
            <th class="end">${texts.safe}</th>
            <th class="end">${texts.toDecide}</th>
            <th class="end">${texts.blocked}</th>
          </tr>
        </thead>
        <tbody>
          ${plan.states.map(
            (row) =>
              html`<tr>
                <td data-label=${texts.state}>${row.title}</td>
                <td class="end number" data-label=${texts.safe}>${row.safe}</td>
                <td class="end number" data-label=${texts.toDecide}>${row.mapping}</td>
                <td class="end number" data-label=${texts.blocked}>${row.blocked}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <ul class="plain-list" data-testid="plan-reasons">
      ${plan.reasons.map(
        (reason) =>
          html`<li>
            <span class=${`chip ${reason.level === 'note' ? '' : reason.level === 'blocked' ? 'due over' : 'due'}`}
              >${texts.levels[reason.level]} ${reason.count}</span
            >
            ${reason.text} ${decision(reason, choices, targets)}
          </li>`,
      )}
    </ul>
    <label class="field">
      <span>${texts.timers}</span>
      <select
        class="input"
        @change=${(event: Event) => choices.setTimers((event.target as HTMLSelectElement).value as MigrationChoices['timers'])}
      >
        ${(['keep-remaining', 'restart', 'absolute'] as const).map(
          (policy) =>
            html`<option value=${policy} ?selected=${policy === choices.timers}>${texts.policies[policy]}</option>`,
        )}
      </select>
    </label>
  `;
}

function decision(
  reason: Reason,
  choices: MigrationChoices,
  { targets, clocks }: MigrationTargets,
): TemplateResult | typeof nothing {
  const texts = t().admin.versions;
  const { state, name, code, text } = reason;
  if (clockCodes.has(code) && name !== undefined) {
    const chosen = choices.clock(name);
    return pick(
      text,
      chosen === null ? VOID : (chosen ?? NOWHERE),
      [...clocks.map(({ metric, title }) => [metric, title] as const), [VOID, texts.voidClock] as const],
      (value) => choices.mapClock(name, value === VOID ? null : value),
    );
  }
  if (state === undefined) return nothing;
  if (code === 'migration/region-undecided' && name !== undefined) {
    return pick(
      text,
      choices.region(state, name) ?? NOWHERE,
      [
        ['enter', texts.enter],
        ['skip', texts.skip],
      ],
      (value) => choices.decideRegion(state, name, value as 'enter'),
    );
  }
  if (code === 'migration/job-changed' || code === 'migration/group-changed' || code === 'migration/group-added') {
    return pick(
      text,
      choices.state(state)?.work ?? NOWHERE,
      [
        ['keep', texts.keep],
        ['restart', texts.restart],
      ],
      (value) => choices.mapState(state, { work: value as 'keep' }),
    );
  }
  if (code === 'migration/call-changed' || code === 'migration/ballots-unknown') {
    return pick(text, choices.state(state)?.work ?? NOWHERE, [['restart', texts.restart]], () =>
      choices.mapState(state, { work: 'restart' }),
    );
  }
  if (code === 'migration/child-running') {
    return pick(text, choices.state(state)?.child ?? NOWHERE, [['cancel', texts.cancelChild]], () =>
      choices.mapState(state, { child: 'cancel' }),
    );
  }
  if (reason.level !== 'mapping' || code === 'migration/value-unfit') return nothing;
  const near = new Set((reason.suggestions ?? []).map((each) => each.state));
  const sorted = targets.toSorted((a, b) => Number(near.has(b.state)) - Number(near.has(a.state)));
  const chosen = choices.state(state);
  const current = chosen === undefined ? NOWHERE : (chosen.to ?? END);
  return pick(
    text,
    current,
    [...sorted.map((target) => [target.state, target.title] as const), [END, texts.endBranch] as const],
    (value) => choices.mapState(state, { to: value === END ? null : value }),
  );
}

function pick(
  label: string,
  current: string,
  options: readonly (readonly [value: string, title: string])[],
  onPick: (value: string) => void,
): TemplateResult {
  return html`<select
    class="input"
    aria-label=${label}
    @change=${(event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      if (value !== NOWHERE) onPick(value);
    }}
  >
    <option value=${NOWHERE} ?selected=${current === NOWHERE}>${t().admin.versions.choose}</option>
    ${options.map(([value, title]) => html`<option value=${value} ?selected=${value === current}>${title}</option>`)}
  </select>`;
}
