import type { ClockCommand } from '../command.js';
import type { Verb } from '../verb.js';
import { appealBreach, ruleAppeal } from './appeal.js';
import { applyCalendars } from './apply-calendars.js';
import { applyDowntime } from './apply-downtime.js';
import { changeAgreement } from './change-agreement.js';
import { changePriority } from './change-priority.js';
import { decideExtension, requestExtension } from './extension.js';
import { decideEntry } from './late-entry.js';
import { pauseClock, resumeClock } from './pause-clock.js';

/** What people do about promised times, by command type. */
export const clockVerbs: { readonly [Type in ClockCommand['type']]: Verb<Type> } = {
  'pause-clock': pauseClock,
  'resume-clock': resumeClock,
  'request-extension': requestExtension,
  'decide-extension': decideExtension,
  'change-priority': changePriority,
  'change-agreement': changeAgreement,
  'appeal-breach': appealBreach,
  'rule-appeal': ruleAppeal,
  'decide-entry': decideEntry,
  'apply-downtime': applyDowntime,
  'apply-calendars': applyCalendars,
};
