import '../controls/define.js';
import { TrialElement } from './trial-element.js';

// Two copies of the library on one page must not fail; the first one wins.
if (!customElements.get('yl-trial')) customElements.define('yl-trial', TrialElement);
