import '../editors/define.js';
import '../expressions/define.js';
import { PropertyPanel } from './property-panel.js';

if (!customElements.get('yl-property-panel')) customElements.define('yl-property-panel', PropertyPanel);
