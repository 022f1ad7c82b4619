export { armCrashPoints, crashPoints } from '../store/crash-points.js';
export type { CrashPoint } from '../store/crash-points.js';
export { at, nextRevision, sampleCommit, sampleInstance, sampleTask } from './sample-commit.js';
export { SimulatedClock } from './simulated-clock.js';
export { storeCases, storeContract } from './store-suite.js';
export type { TestRunner } from './store-suite.js';
export type { StoreCase, StoreUnderTest } from './store-cases/store-case.js';
