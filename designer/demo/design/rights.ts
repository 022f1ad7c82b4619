import '../../src/rights/define.js';
import { mount } from './mount.js';

void mount('yl-rights-sheet');
