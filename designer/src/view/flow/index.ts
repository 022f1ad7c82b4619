export { FlowView } from './flow-view.js';
export type { StateSelectDetail } from './flow-view.js';
export type { FlowMarks, StateMark } from './flow-marks.js';
export { buildFlowGraph } from './flow-graph.js';
export { durationInWords } from './flow-texts.js';
export { layoutFlow } from './layout/layout-flow.js';
export type { FlowDrawing } from './layout/drawing.js';
