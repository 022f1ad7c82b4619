import { createHmac } from 'node:crypto';
import { canonicalJson } from '../../history/canonical-json.js';
import type { BuiltIn } from './built-in.js';
import { given, optionalText, textOf } from './checked-input.js';
import { isUnder } from './http-request.js';
import { outboundFault } from './outbound-faults.js';
import { outboundRequest } from './outbound-request.js';

const FINAL_FROM = 400;
const NOT_NOW: ReadonlySet<number> = new Set([408, 425, 429]);

/**
 * Posts `{ id, event, at, instanceId, data }` to a target the engine knows by name. The receiver checks
 * `Yunliu-Signature: t=<unix seconds>,v1=<hex>` (HMAC-SHA256 with the shared secret over `<t>.<body>`) and drops what it
 * has seen by `Yunliu-Delivery`.
 */
export const webhookHandler: BuiltIn = async ({ shell, job, input, signal }) => {
  const name = textOf(input, 'target');
  const targets = shell.builtIn.webhooks ?? {};
  const target = Object.hasOwn(targets, name) ? targets[name] : undefined;
  if (target === undefined) throw outboundFault.notConfigured(`builtIn.webhooks.${name}`);
  const now = shell.clock.now();
  const body = canonicalJson({
    id: job.id,
    event: optionalText(input, 'event') ?? 'notice',
    // Of the job, so that every try sends the same.
    at: job.createdAt,
    instanceId: job.instanceId,
    data: given(input, 'data') ?? null,
  });
  const time = String(Math.floor(Date.parse(now) / 1000));
  const { status, text } = await outboundRequest(
    {
      url: target.url,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': job.id,
        'yunliu-delivery': job.id,
        'yunliu-signature': `t=${time},v1=${signature(target.secret, time, body)}`,
      },
      body,
      signal,
    },
    (url) => isUnder(url, target.url),
    target,
  );
  if (status >= 200 && status < 300) return { status: 'done', output: { status } };
  const message = `HTTP ${status}${text === '' ? '' : `：${text.slice(0, 200)}`}`;
  const isFinal = status >= FINAL_FROM && status < 500 && !NOT_NOW.has(status);
  return isFinal ? { status: 'failed', message, final: true, code: `http-${status}` } : { status: 'failed', message };
};

function signature(secret: string, time: string, body: string): string {
  return createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
}
