import '../../src/flow/define.js';
import { mount } from './mount.js';

void mount('yl-flow-designer');
