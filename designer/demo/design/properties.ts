import '../../src/properties/define.js';
import { mount } from './mount.js';

const query = new URLSearchParams(location.search);
// The builders of expressions come with their own part of the library; `?plain` shows the panel without them.
if (!query.has('plain')) await import('../../src/expressions/define.js');
await mount('yl-property-panel');
const state = query.get('state');
if (state !== null) window.session.select([{ part: 'state', state }]);
const pointer = query.get('pointer');
if (pointer !== null) window.session.selectPointer(pointer);
