export { TrialElement } from './trial-element.js';
export type { TrialMarks } from './trial-marks.js';
