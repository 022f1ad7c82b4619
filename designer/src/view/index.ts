export { controlTextsEn } from './control-texts-en.js';
export { FlowView } from './flow/index.js';
export type { FlowMarks, StateSelectDetail } from './flow/index.js';
export { FormElement } from './form/form-element.js';
export type { FormChange } from './form/form-element.js';
export type { DirectoryEntry, DirectorySearch, FilePort, FileUpload, PeopleSource } from './ports.js';
export { themeTokens } from './theme.css.js';
export { controlTextsZhCn } from './zh-cn.js';
export type { ControlTexts } from './zh-cn.js';
