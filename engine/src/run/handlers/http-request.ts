import type { JobResult } from '../../decide/command.js';
import type { Json, JsonObject } from '../../definition/json.js';
import { declaredFailure } from '../jobs/job-failure.js';
import type { BuiltIn } from './built-in.js';
import { given, optionalObject, optionalText, textOf } from './checked-input.js';
import { outboundFault } from './outbound-faults.js';
import { outboundRequest } from './outbound-request.js';
import { readUrl } from './read-url.js';
import type { OutboundAnswer } from './outbound-request.js';

/** Answers that mean "not now": worth another try. Every other 4xx is final. */
const NOT_NOW: ReadonlySet<number> = new Set([408, 425, 429]);
const MAX_EXCERPT = 200;
const LONGEST_WAIT_MS = 24 * 3_600_000;
/** Decided by the connection, not by definitions. */
const RESERVED =
  /^(host|content-length|transfer-encoding|connection|upgrade|te|trailer|expect|idempotency-key|proxy-.*)$/i;
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;

/** Calls what the engine's allow-list lets it call; the job's id goes along as `Idempotency-Key`. */
export const httpRequestHandler: BuiltIn = async ({ shell, job, input, signal }) => {
  const options = shell.builtIn.http;
  if (options === undefined) throw outboundFault.notConfigured('builtIn.http');
  const body = given(input, 'body');
  const method = (optionalText(input, 'method') ?? (body === undefined ? 'GET' : 'POST')).toUpperCase();
  if (!/^(GET|POST|PUT|PATCH|DELETE)$/.test(method)) throw declaredFailure(`不支持的请求方法“${method}”。`);
  const answer = await outboundRequest(
    {
      url: textOf(input, 'url'),
      method,
      headers: {
        accept: 'application/json, text/*;q=0.9, */*;q=0.1',
        ...(body === undefined
          ? {}
          : { 'content-type': typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json' }),
        ...headersOf(optionalObject(input, 'headers') ?? {}),
        'idempotency-key': job.id,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      signal,
    },
    (url) => options.allow.some((prefix) => isUnder(url, prefix)),
    options,
  );
  return resultOf(answer, shell.clock.now());
};

/** Does the URL lie under an entry of the allow-list? Same origin, and the path begins with whole segments of it. */
export function isUnder(url: URL, prefix: string): boolean {
  const allowed = readUrl(prefix);
  if (allowed === undefined || allowed.origin !== url.origin) return false;
  const base = allowed.pathname.endsWith('/') ? allowed.pathname : `${allowed.pathname}/`;
  if (base === '/' || url.pathname === allowed.pathname) return true;
  return url.pathname.startsWith(base) && !mayClimb(url.pathname.slice(base.length));
}

/** Times a path is decoded: by a proxy, a gateway and the server behind it. */
const DECODINGS = 3;

/** Could the other side read a way up in it? `..%2f`, `%252e%252e/` and `..;/` are one folder up to many servers. */
function mayClimb(path: string): boolean {
  let text = path;
  for (let times = 0; times <= DECODINGS; times += 1) {
    if (text.split(/[/\\]/).some((segment) => /^\.\.(;.*)?$/.test(segment))) return true;
    text = text.replace(/%(2e|2f|5c|3b|25)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
  return false;
}

function resultOf(answer: OutboundAnswer, now: string): JobResult {
  const { status, headers, text } = answer;
  if (status >= 200 && status < 300) return { status: 'done', output: { status, headers, body: bodyOf(answer) } };
  const message = `HTTP ${status}${text === '' ? '' : `：${text.slice(0, MAX_EXCERPT)}`}`;
  if (status < 500 && !NOT_NOW.has(status)) return { status: 'failed', message, final: true, code: `http-${status}` };
  const retryAt = retryAfter(headers['retry-after'], now);
  return { status: 'failed', message, ...(retryAt === undefined ? {} : { retryAt }) };
}

function bodyOf({ headers, text }: OutboundAnswer): Json {
  if (!/[/+]json\b/i.test(headers['content-type'] ?? '')) return text;
  try {
    return text === '' ? null : (JSON.parse(text) as Json);
  } catch {
    throw declaredFailure('对方声明返回 JSON，但内容无法解析。');
  }
}

function retryAfter(value: string | undefined, now: string): string | undefined {
  if (value === undefined) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.parse(now);
  return ms > 0 && ms <= LONGEST_WAIT_MS ? new Date(Date.parse(now) + ms).toISOString() : undefined;
}

function headersOf(headers: JsonObject): { readonly [name: string]: string } {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
      if (!HEADER_NAME.test(name) || RESERVED.test(name) || /[\r\n\0]/.test(text))
        throw declaredFailure(`请求头“${name}”不可用。`);
      return [name.toLowerCase(), text];
    }),
  );
}
