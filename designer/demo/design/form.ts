import '@vaadin/vaadin-lumo-styles/lumo.css';
import '../../src/forms/define.js';
import { mount } from './mount.js';

await mount('yl-form-designer');
