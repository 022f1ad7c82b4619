import { html, nothing, type TemplateResult } from 'lit';
import { groupsOf, type ProcessInstance } from '@yunliu/engine/simulate';
import type { TrialNames } from './trial-names.js';
import type { TrialPlayer } from './trial-player.js';
import { fill, trialTexts } from './trial-texts.js';
import { instanceTitle, rootOf } from './trial-view.js';

/** How the groups that are open stand: who of how many has answered, and what. */
export function groupsTemplate(player: TrialPlayer, names: TrialNames): TemplateResult | typeof nothing {
  const lines = player.simulation.instances
    .filter(({ status }) => status === 'running')
    .flatMap((instance) => groupLines(player, names, instance));
  if (lines.length === 0) return nothing;
  return html`<ul class="plain" data-groups>
    ${lines.map(
      ({ title, done, count, ballots }) =>
        html`<li class="line">
          <span>${title}</span>
          <span class="small muted">${fill(trialTexts(names.locale).groupDone, { done, count })}</span>
          ${ballots.map(([label, votes]) => html`<span class="tag">${label} ${votes}</span>`)}
        </li>`,
    )}
  </ul>`;
}

interface GroupLine {
  readonly title: string;
  readonly done: number;
  readonly count: number;
  readonly ballots: readonly (readonly [label: string, votes: number])[];
}

function groupLines(player: TrialPlayer, names: TrialNames, instance: ProcessInstance): readonly GroupLine[] {
  const { simulation } = player;
  const process = instance.definition.key;
  return groupsOf(simulation, instance).flatMap(({ state: key, result, members, open, pass, reject, abstain }) => {
    const state = simulation.process(process)?.states.get(key)?.state;
    if (result !== null || state?.type !== 'task') return [];
    const { group } = state;
    const ballot = (outcome: string | undefined, votes: number): GroupLine['ballots'] =>
      outcome === undefined ? [] : [[names.outcome(process, key, outcome), votes]];
    const own = names.state(process, key);
    return [
      {
        title: instance.id === rootOf(player)?.id ? own : `${own} · ${instanceTitle(player, names, instance)}`,
        done: members - open,
        count: members,
        // Added signers make a group of their own where the step has none; what they answer is told by the history.
        ballots:
          group === undefined
            ? []
            : [...ballot(group.pass, pass), ...ballot(group.reject, reject), ...ballot(group.abstain, abstain)],
      },
    ];
  });
}
