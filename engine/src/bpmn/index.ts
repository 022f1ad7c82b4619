export type { BpmnFinding } from './bpmn-finding.js';
export { exportBpmn, type BpmnExport } from './export-bpmn.js';
export { importBpmn, type BpmnImport } from './import-bpmn.js';
