import '../../src/problems/define.js';
import { mount } from './mount.js';

void mount('yl-problem-list');
