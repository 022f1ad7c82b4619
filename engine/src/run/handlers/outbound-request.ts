import { lookup as resolve } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { request as plainRequest } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import type { OutboundLimits } from './built-in-options.js';
import { outboundFault } from './outbound-faults.js';
import { isPrivateAddress } from './private-address.js';
import { readUrl } from './read-url.js';

const TIME_LIMIT_MS = 20_000;
const MAX_BYTES = 1024 * 1024;
const MAX_REDIRECTS = 5;
/** A redirect with these changes nothing about the request; with the others it becomes a GET without body. */
const KEEPS_METHOD: ReadonlySet<number> = new Set([307, 308]);
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export interface OutboundRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: string;
  readonly signal: AbortSignal;
}

export interface OutboundAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly text: string;
}

/**
 * One HTTP call with its limits: only where `isAllowed` says, also after a redirect; no private address unless the host is
 * listed (the address is checked that is really connected to); within time and size.
 */
export async function outboundRequest(
  asked: OutboundRequest,
  isAllowed: (url: URL) => boolean,
  limits: OutboundLimits,
): Promise<OutboundAnswer> {
  const timeLimitMs = limits.timeLimitMs ?? TIME_LIMIT_MS;
  const signal = AbortSignal.any([asked.signal, AbortSignal.timeout(timeLimitMs)]);
  let request = asked;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const url = readUrl(request.url);
    const isPlain = url?.protocol === 'https:' || url?.protocol === 'http:';
    if (url === undefined || !isPlain || url.username !== '' || url.password !== '')
      throw outboundFault.badUrl(request.url);
    if (!isAllowed(url)) throw outboundFault.notAllowed(url);
    const answer = await send(url, { ...request, signal }, limits).catch((error: unknown) => {
      throw signal.aborted && !asked.signal.aborted ? outboundFault.tooSlow(url, timeLimitMs) : error;
    });
    const next = REDIRECTS.has(answer.status) ? answer.headers['location'] : undefined;
    if (next === undefined) return answer;
    const target = readUrl(next, url.href);
    if (target === undefined) throw outboundFault.badUrl(next);
    request = KEEPS_METHOD.has(answer.status)
      ? { ...request, url: target.href }
      : { ...withoutBody(request), method: 'GET', url: target.href };
    // What was meant for one server is not shown to another.
    if (target.origin !== url.origin) request = { ...request, headers: withoutSecrets(request.headers) };
  }
  throw outboundFault.tooManyRedirects(asked.url);
}

function send(
  url: URL,
  { method, headers, body, signal }: OutboundRequest,
  limits: OutboundLimits,
): Promise<OutboundAnswer> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const mayBePrivate = limits.privateHosts?.includes(host) === true;
  if (isIP(host) !== 0 && !mayBePrivate && isPrivateAddress(host))
    return Promise.reject(outboundFault.privateAddress(url));
  const options: RequestOptions = {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }) },
    signal,
    agent: false,
    ...(mayBePrivate ? {} : { lookup: publicLookup(url) }),
  };
  return new Promise((done, failed) => {
    const call = (url.protocol === 'https:' ? secureRequest : plainRequest)(url, options, (response) => {
      done(read(response, limits.maxBytes ?? MAX_BYTES, url));
    });
    call.on('error', failed);
    call.end(body);
  });
}

/** Refuses inside the name lookup of the connection itself: a name cannot point elsewhere between check and use. */
function publicLookup(url: URL): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error: Error | null, addresses: LookupAddress[]) => {
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) return callback(error ?? new Error('no address'), '', 4);
      if (addresses.some(({ address }) => isPrivateAddress(address)))
        return callback(outboundFault.privateAddress(url), '', 4);
      if (options.all === true) return (callback as (error: null, all: LookupAddress[]) => void)(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
}

async function read(response: IncomingMessage, maxBytes: number, url: URL): Promise<OutboundAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      response.destroy();
      throw outboundFault.tooLarge(url, maxBytes);
    }
    chunks.push(chunk);
  }
  const headers = Object.entries(response.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return {
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(headers) as OutboundAnswer['headers'],
    text: Buffer.concat(chunks).toString('utf8'),
  };
}

function withoutBody({ body: _body, ...request }: OutboundRequest): OutboundRequest {
  return request;
}

function withoutSecrets(headers: OutboundRequest['headers']): OutboundRequest['headers'] {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !/^(authorization|cookie|proxy-authorization|x-.*(key|token).*)$/i.test(name),
    ),
  );
}
