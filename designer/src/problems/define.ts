import { ProblemList } from './problem-list.js';

// Two copies of the library on one page must not fail; the first one wins.
if (!customElements.get('yl-problem-list')) customElements.define('yl-problem-list', ProblemList);
