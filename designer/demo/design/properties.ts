import '../../src/properties/define.js';
import { mount } from './mount.js';

const query = new URLSearchParams(location.search);
await mount('yl-property-panel');
const state = query.get('state');
if (state !== null) window.session.select([{ part: 'state', state }]);
const pointer = query.get('pointer');
if (pointer !== null) window.session.selectPointer(pointer);
