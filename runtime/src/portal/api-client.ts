import { routeTable } from '../api/index.js';
import type {
  AnswerOf,
  ApiError,
  BodyOf,
  OperationId,
  ParamsOf,
  QueryOf,
  RouteTable,
  UploadAnswer,
} from '../api/index.js';
import { csrfToken, sessionEnded } from './contexts/session.js';
import { noteServerTime } from './contexts/ticking.js';
import { locale, t } from './locales/index.js';
import { newId } from './new-id.js';
import { PortalError } from './portal-error.js';

/** A part the route does not have is not asked for; one without required properties may be left out. */
type Part<Name extends string, T> = [T] extends [undefined]
  ? object
  : Partial<T> extends T
    ? { readonly [K in Name]?: T }
    : { readonly [K in Name]: T };
type Request<Op extends OperationId> = Part<'params', ParamsOf<RouteTable[Op]>> &
  Part<'query', QueryOf<RouteTable[Op]>> &
  Part<'body', BodyOf<RouteTable[Op]>>;

interface AnyRequest {
  readonly params?: { readonly [name: string]: string };
  readonly query?: { readonly [name: string]: string | undefined };
  readonly body?: unknown;
}

const RETRY_MS = [400, 1500];

/**
 * The only door to the server. Types come from the server's own route table. Reading is tried again when the network
 * drops; a command too, because its `commandId` makes repeating harmless. Throws {@link PortalError}.
 */
export async function call<Op extends OperationId>(
  operation: Op,
  request: Request<Op>,
  signal?: AbortSignal,
): Promise<AnswerOf<RouteTable[Op]>> {
  const { path, method } = routeTable[operation];
  const { params, query, body } = request as AnyRequest;
  const address = fillPath(path, params ?? {}) + queryText(query ?? {});
  const repeatable = method === 'get' || (typeof body === 'object' && body !== null && 'commandId' in body);
  for (let attempt = 0; ; attempt += 1) {
    try {
      return (await send(address, method, body, signal)) as AnswerOf<RouteTable[Op]>;
    } catch (error) {
      const pause = RETRY_MS[attempt];
      const lost = error instanceof PortalError && error.code === 'portal/unreachable';
      if (!lost || !repeatable || pause === undefined || signal?.aborted === true) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** Address of a file or PDF, for links. */
export function addressOf(operation: OperationId, params: { readonly [name: string]: string }): string {
  return fillPath(routeTable[operation].path, params);
}

async function send(address: string, method: string, body: unknown, signal: AbortSignal | undefined): Promise<unknown> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': locale() };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const token = csrfToken();
  if (method !== 'get' && token !== undefined) headers['x-csrf-token'] = token;
  let response: Response;
  try {
    response = await fetch(address, {
      method: method.toUpperCase(),
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw PortalError.unreachable();
  }
  const serverTime = response.headers.get('x-server-time');
  if (serverTime !== null) noteServerTime(serverTime);
  if (response.status === 204) return undefined;
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer;
  throw refusal(answer, response.status);
}

function refusal(answer: unknown, status: number): PortalError {
  const error = isApiError(answer) ? new PortalError(answer, status) : unexplained(status);
  if (error.code === 'session/required') sessionEnded();
  return error;
}

/** A proxy or a crash in between answers without our error body. */
function unexplained(status: number): PortalError {
  if (status === 502 || status === 503 || status === 504) return PortalError.unreachable();
  const { errors } = t();
  return new PortalError(
    { code: `portal/status-${status}`, message: errors.unexpected, hint: errors.unexpectedHint, requestId: '' },
    status,
  );
}

function isApiError(answer: unknown): answer is ApiError {
  return typeof answer === 'object' && answer !== null && 'code' in answer && 'message' in answer && 'hint' in answer;
}

export function fillPath(path: string, params: { readonly [name: string]: string }): string {
  return path.replaceAll(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

function queryText(query: { readonly [name: string]: string | undefined }): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(name, value);
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** A running upload; `abort` ends it. */
export interface Upload {
  readonly done: Promise<UploadAnswer>;
  abort(): void;
}

/** Sends a file with progress (0..1), which `fetch` cannot tell. */
export function upload(
  instanceId: string,
  file: Blob & { readonly name?: string },
  options: {
    readonly kind?: 'upload' | 'signature';
    readonly name?: string;
    readonly onProgress?: (part: number) => void;
  } = {},
): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<UploadAnswer>((resolve, reject) => {
    request.open('POST', addressOf('uploadAttachment', { id: instanceId }));
    request.responseType = 'json';
    request.setRequestHeader('Accept-Language', locale());
    request.setRequestHeader('x-csrf-token', csrfToken() ?? '');
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as UploadAnswer);
      else reject(refusal(request.response, request.status));
    });
    request.addEventListener('error', () => reject(PortalError.unreachable()));
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    const form = new FormData();
    form.set('commandId', newId());
    form.set('kind', options.kind ?? 'upload');
    form.set('file', file, options.name ?? file.name ?? 'file');
    request.send(form);
  });
  return { done, abort: () => request.abort() };
}
