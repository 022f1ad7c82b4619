import { Workbench } from './workbench.js';

// Two copies of the library on one page must not fail; the first one wins.
if (!customElements.get('yl-workbench')) customElements.define('yl-workbench', Workbench);
