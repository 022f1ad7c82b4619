import { FlowDesigner } from './flow-designer.js';

// Two copies of the library on one page must not fail; the first one wins.
if (!customElements.get('yl-flow-designer')) customElements.define('yl-flow-designer', FlowDesigner);
