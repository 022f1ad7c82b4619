export { deepActive } from './deep-active.js';
export type { DesignHost, DesignWorld, PrintRequest, TicketItem, TicketStory } from './design-host.js';
export { DesignSession, type SessionChange, type SessionOptions } from './design-session.js';
export { loadPrintCheck } from './print-check.js';
export { RestingHand } from './resting-hand.js';
export { worldPeople } from './world-people.js';
export { isPublishedForm, nextFormVersion, standingForm } from './next-versions.js';
