export { TrialElement } from './trial-element.js';
export type { TrialMarks } from './trial-marks.js';
export { trialWorld } from './trial-world.js';
