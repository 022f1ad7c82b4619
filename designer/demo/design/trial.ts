import '@vaadin/vaadin-lumo-styles/lumo.css';
import '../../src/trial/define.js';
import { demoTickets } from './trial-tickets.js';
import { mount } from './mount.js';

const query = new URLSearchParams(location.search);
await mount('yl-trial', query.has('tickets') ? demoTickets() : {});
window.opened = window.session.document;
const trial = document.querySelector('yl-trial') as HTMLElement & { alone: boolean; clock: () => string };
trial.alone = query.has('alone');
trial.clock = () => '2026-09-30T09:40:00.000Z';
const width = query.get('panel');
if (width !== null) trial.style.width = `${width}px`;
trial.style.display = 'flex';
