export type { Agreement, AgreedService, ExtensionNeeds, Priority } from './agreement.js';
export { agreementHash } from './agreement-hash.js';
export { agreementSchema } from './agreement-schema.js';
export type { AgreementContext } from './agreement-subject.js';
export {
  createAgreements,
  type AgreementBook,
  type AgreementPin,
  type AgreementRules,
  type Agreements,
  type AgreementVersion,
} from './agreements.js';
export type { ApprovedWindow, ClientSystem, PlannedDowntime } from './client-system.js';
export type { ClockVerdictRow } from './clock-verdict-row.js';
export { collectFacts, measuredProcesses, type MeasuredCase } from './collect-facts.js';
export type {
  ClockCommitment,
  Commitment,
  CommitmentKind,
  CountingPeriod,
  Measure,
  PauseReason,
} from './commitment.js';
export { evaluateCommitment } from './evaluate/evaluate-commitment.js';
export type { Evidence } from './evaluate/evidence.js';
export type { Consequence, Fact, JudgedCase, Judgement, Period } from './evaluate/fact.js';
export { promiseOf, type ClockPromise } from './promise.js';
export { validateAgreement } from './validate-agreement.js';
