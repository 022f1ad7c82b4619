export { FlowDesigner } from './flow-designer.js';
