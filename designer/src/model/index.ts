export type { DesignDocument } from './document/design-document.js';
export { formId } from './document/design-document.js';
export { openDesign, saveDesign, type DesignFiles } from './document/files.js';
export { readJson } from './text/read-json.js';
export { writeJson, type WriteOptions } from './text/write-json.js';
