export { placeWords } from './place-words.js';
export { PropertyPanel } from './property-panel.js';
