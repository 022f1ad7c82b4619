export { applyCommand, commandTypes } from './commands/apply-command.js';
export type {
  Clip,
  Command,
  CommandType,
  LayoutKind,
  Position,
  Reroute,
  RightCell,
  StatePlace,
} from './commands/command.js';
export { commandLabel } from './commands/command-label.js';
export { copyStates } from './commands/copy-states.js';
export { connectionsOf, type Connection } from './commands/state-exits.js';
export { formId, type DesignDocument } from './document/design-document.js';
export { openDesign, saveDesign, type DesignFiles } from './document/files.js';
export { pathOf, valueAt } from './document/json-path.js';
export { applyPatches, patchesBetween, type Patch } from './editing/patch.js';
export { autoLayout } from './layout/auto-layout.js';
export type { NameKind } from './names/site.js';
export { usesOf, type NameQuery, type NameUse } from './names/uses-of.js';
export { CommandStack, type Change, type ExecuteOptions, type Step } from './stack/command-stack.js';
export { readJson } from './text/read-json.js';
export { writeJson, type WriteOptions } from './text/write-json.js';
