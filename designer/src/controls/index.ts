export { ConfirmDialog, type Question } from './confirm-dialog.js';
export type { ControlChange, ControlFault } from './control-element.js';
export { controlStyles } from './control-styles.js';
export { fill } from './control-texts.js';
export { durationWords } from './duration.js';
export type { ListItem } from './item-list.js';
export { NameControl } from './name-control.js';
export type { Option } from './option.js';
export { departmentOptions, peopleOptions, roleOptions } from './organisation-options.js';
