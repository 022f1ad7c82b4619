export type { Agreement, AgreedService, ExtensionNeeds, Priority } from './agreement.js';
export { agreementSchema } from './agreement-schema.js';
export type {
  Commitment,
  CommitmentKind,
  ClockCommitment,
  CountingPeriod,
  Measure,
  PauseReason,
} from './commitment.js';
export type { AgreementContext } from './agreement-subject.js';
export { validateAgreement } from './validate-agreement.js';
