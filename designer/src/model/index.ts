export { isUnchosenName, isUnchosenText } from './commands/defaults.js';
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
export { propertyWord } from './commands/property-words.js';
export { stepWords } from './commands/step-words.js';
export { copyElements, fieldNames, outermost, type FormClip } from './commands/form-clip.js';
export { copyStates } from './commands/copy-states.js';
export { statesOf } from './commands/find-state.js';
export { connectionsOf, type Connection } from './commands/state-exits.js';
export { newField } from './commands/new-field.js';
export { formId, type DesignDocument } from './document/design-document.js';
export { openDesign, saveDesign, type DesignFiles } from './document/files.js';
export { compileDraftForm } from './document/sound-form.js';
export { newProcess, newSerial } from './document/new-process.js';
export { pathOf, valueAt } from './document/json-path.js';
export { applyPatches, patchesBetween, type Patch } from './editing/patch.js';
export { autoLayout } from './layout/auto-layout.js';
export { drawnLayout } from './layout/drawn-layout.js';
export { numberedWays, wayId, type NumberedWay } from './layout/numbered-ways.js';
export { stateSizes, USUAL_SIZE } from './layout/state-sizes.js';
export type { NameKind } from './names/site.js';
export { listEntries, offeredEntries, type ListWorld } from './names/offered-entries.js';
export { furtherPrints } from './names/printed-form.js';
export { usesOf, type NameQuery, type NameUse } from './names/uses-of.js';
export { CommandStack, type Change, type ExecuteOptions, type Step } from './stack/command-stack.js';
export { readJson } from './text/read-json.js';
export { writeJson, type WriteOptions } from './text/write-json.js';
export type { Comparison, Condition, Term } from './conditions/condition.js';
export { conditionFields, type ConditionField } from './conditions/condition-fields.js';
export { conditionSentence } from './conditions/condition-sentence.js';
export { conditionWords } from './conditions/condition-words.js';
export { readCondition } from './conditions/read-condition.js';
export { termWords } from './conditions/term-words.js';
export { writeCondition } from './conditions/write-condition.js';
export {
  branchRuler,
  intervalCondition,
  rulerField,
  type BranchRuler,
  type RulerField,
} from './conditions/branch-ruler.js';
export type { Interval, NumberSet } from './conditions/number-set.js';
export { elementAt, type DesignElement } from './lint/element.js';
export type { Fix } from './lint/fixes.js';
export { lint, type DesignIssue, type LintContext } from './lint/lint.js';
export { packDesign } from './package/pack-design.js';
export { isFileName, packageFiles, type PackageFile } from './package/package-paths.js';
export { unpackDesign } from './package/unpack-design.js';
