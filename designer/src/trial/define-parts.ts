import '../view/define.js';
import { AskDialog } from './ask-dialog.js';
import { TrialPath } from './path-element.js';
import { TrialPlay } from './play-element.js';
import { TrialRandom } from './random-element.js';
import { TrialScenarios } from './scenarios-element.js';
import { TrialStart } from './start-element.js';
import { TrialTask } from './task-element.js';
import { TrialTickets } from './tickets-element.js';

export { TrialBench } from './trial-bench.js';

declare global {
  interface HTMLElementTagNameMap {
    'yl-trial-play': TrialPlay;
    'yl-trial-start': TrialStart;
  }
}

const elements: { readonly [tag: string]: CustomElementConstructor } = {
  'yl-trial-ask': AskDialog,
  'yl-trial-start': TrialStart,
  'yl-trial-task': TrialTask,
  'yl-trial-play': TrialPlay,
  'yl-trial-scenarios': TrialScenarios,
  'yl-trial-tickets': TrialTickets,
  'yl-trial-random': TrialRandom,
  'yl-trial-path': TrialPath,
};

for (const [tag, element] of Object.entries(elements))
  if (!customElements.get(tag)) customElements.define(tag, element);
