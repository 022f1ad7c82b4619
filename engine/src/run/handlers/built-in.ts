import type { JobResult } from '../../decide/command.js';
import type { JsonObject } from '../../definition/json.js';
import type { JobOf } from '../jobs/job-of.js';
import type { Execute, Shell } from '../shell.js';
import { documentHandler } from './document.js';
import { emailHandler } from './email.js';
import { httpRequestHandler } from './http-request.js';
import { startProcessHandler } from './start-process.js';
import { webhookHandler } from './webhook.js';

interface BuiltInCall {
  readonly shell: Shell;
  readonly execute: Execute;
  readonly job: JobOf<'service'>;
  readonly input: JsonObject;
  readonly signal: AbortSignal;
}

export type BuiltIn = (call: BuiltInCall) => Promise<JobResult>;

/** Names and inputs stand in `definition/built-in-handlers.ts`. */
const builtIns: ReadonlyMap<string, BuiltIn> = new Map<string, BuiltIn>([
  ['http-request', httpRequestHandler],
  ['email', emailHandler],
  ['webhook', webhookHandler],
  ['document', documentHandler],
  ['start-process', startProcessHandler],
  // The core writes the data when the job is reported as done.
  ['set-data', () => Promise.resolve({ status: 'done' })],
]);

export function builtIn(handler: string): BuiltIn | undefined {
  return builtIns.get(handler);
}
