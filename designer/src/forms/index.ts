export { FormDesigner } from './form-designer.js';
