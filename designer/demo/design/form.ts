import '../../src/forms/define.js';
import { mount } from './mount.js';

void mount('yl-form-designer');
