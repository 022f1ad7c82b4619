import { html, type TemplateResult } from 'lit';
import { leafStates, type ProcessInstance } from '@yunliu/engine/simulate';
import { colon } from '../view/locales/colon.js';
import type { TrialNames } from './trial-names.js';
import type { TrialPlayer } from './trial-player.js';
import { fill, trialTexts } from './trial-texts.js';
import { instanceTitle, rootOf } from './trial-view.js';

interface Children {
  readonly player: TrialPlayer;
  readonly names: TrialNames;
  /** The instance that is worked on; absent = all. */
  readonly focus?: string;
  readonly onFocus: (instance: string | undefined) => void;
}

/** Instances besides the trial's own, in the order they were started. */
export function otherInstances(player: TrialPlayer): readonly ProcessInstance[] {
  const own = rootOf(player)?.id;
  return player.simulation.instances.filter(({ id }) => id !== own);
}

/** Where each of them stands, and a way to work on that one alone. */
export function childrenTemplate({ player, names, focus, onFocus }: Children): TemplateResult {
  const texts = trialTexts(names.locale);
  return html`<ul class="plain" data-children>
    ${otherInstances(player).map((instance) => {
      const title = instanceTitle(player, names, instance);
      const isOn = instance.id === focus;
      return html`<li data-child=${instance.id}>
        <div class="line between">
          <span>${title}</span>
          ${
            instance.status === 'running'
              ? html`<button
                  type="button"
                  class="link small"
                  aria-label=${`${isOn ? texts.workAll : texts.workOnly} ${title}`}
                  @click=${() => onFocus(isOn ? undefined : instance.id)}
                >
                  ${isOn ? texts.workAll : texts.workOnly}
                </button>`
              : html`<span class="muted">${endOf(instance, names)}</span>`
          }
        </div>
        ${instance.status === 'running' ? html`<div class="small muted">${standingOf(instance, names)}</div>` : ''}
      </li>`;
    })}
  </ul>`;
}

/** All instances, or one of them, as the choice above the tasks. */
export function focusTemplate({ player, names, focus, onFocus }: Children): TemplateResult {
  const texts = trialTexts(names.locale);
  const running = player.simulation.instances.filter(({ status }) => status === 'running');
  return html`<label class="line focus"
    ><span class="small muted">${texts.workOn}</span
    ><select data-focus @change=${(event: Event) => onFocus((event.target as HTMLSelectElement).value || undefined)}>
      <option value="" ?selected=${focus === undefined}>${texts.workOnAll}</option>
      ${running.map(
        (instance) =>
          html`<option value=${instance.id} ?selected=${instance.id === focus}>
            ${instanceTitle(player, names, instance)} (${instance.tasks.length})
          </option>`,
      )}
    </select></label
  >`;
}

function standingOf(instance: ProcessInstance, names: TrialNames): string {
  const texts = trialTexts(names.locale);
  const states = leafStates(instance).map((state) => names.state(instance.definition.key, state));
  const at = states.join(names.locale === 'en' ? ', ' : '、');
  return instance.suspended === undefined ? at : `${texts.childSuspended}${colon(names.locale)}${at}`;
}

function endOf({ status, definition, outcome }: ProcessInstance, names: TrialNames): string {
  const texts = trialTexts(names.locale);
  if (status === 'cancelled') return texts.childCancelled;
  return fill(texts.childEnded, { end: names.ending(definition.key, outcome ?? '') });
}
