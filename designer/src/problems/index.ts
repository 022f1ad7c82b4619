export { elementTitle } from './element-title.js';
export { elementKey, issuesByElement } from './issues-by-element.js';
export { plainWords } from './plain-words.js';
