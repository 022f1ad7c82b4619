import { breachCause } from './clocks.js';
import { backDated, commandId } from './common.js';
import { amount, flag, integer, key, list, named, object, oneOf, text } from './schema.js';

const reason = text({ minLength: 1, maxLength: 2000 });
const remark = text({ maxLength: 2000 });
const evidence = list(text({ minLength: 1, maxLength: 400 }), { maxItems: 50 });
const expectedRevision = integer({ minimum: 0 });

export const clockParams = object({ id: key(), clockId: key() });
export const entryParams = object({ id: key(), entryId: key() });

export const pauseClockSchema = named(
  'PauseClock',
  object(
    { commandId, reason: key() },
    { note: remark, evidence, until: text({ maxLength: 40 }), expectedRevision, ...backDated },
  ),
);
export const resumeClockSchema = named(
  'ResumeClock',
  object({ commandId }, { note: remark, expectedRevision, ...backDated }),
);
export const requestExtensionSchema = named(
  'RequestExtension',
  object({ commandId, amount: amount(), reason }, { expectedRevision }),
);
export const decideExtensionSchema = named(
  'DecideExtension',
  object({ commandId, decision: oneOf('grant', 'refuse') }, { amount: amount(), reason: remark, expectedRevision }),
);
export const changePrioritySchema = named(
  'ChangePriority',
  object({ commandId, priority: key(), reason }, { expectedRevision, ...backDated }),
);
export const changeAgreementSchema = named(
  'ChangeAgreement',
  object(
    {
      commandId,
      agreement: object({ key: key(), version: integer({ minimum: 1 }) }),
      mode: oneOf('grandfather', 'carry', 'retro'),
      reason,
    },
    { expectedRevision },
  ),
);
export const appealBreachSchema = named(
  'AppealBreach',
  object({ commandId, cause: breachCause, reason }, { evidence, expectedRevision }),
);
export const ruleAppealSchema = named(
  'RuleAppeal',
  object(
    { commandId, decision: oneOf('uphold', 'excuse'), reason },
    { cause: breachCause, exclusion: key(), expectedRevision },
  ),
);
export const decideEntrySchema = named(
  'DecideEntry',
  object({ commandId, approve: flag() }, { reason: remark, expectedRevision }),
);
