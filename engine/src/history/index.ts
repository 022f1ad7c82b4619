export { exportHistory, verifyBundle } from './bundle.js';
export type { HistoryBundle } from './bundle.js';
export { canonicalJson, contentHash } from './canonical-json.js';
export { chainEvents, eventHash, verifyChain } from './hash-chain.js';
