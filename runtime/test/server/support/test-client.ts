import type { ApiError } from '../../../src/api/index.js';

export interface Answer<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
  readonly text: string;
}

interface RequestOptions {
  readonly headers?: Record<string, string>;
  /** Leave out the CSRF token. */
  readonly withoutCsrf?: boolean;
  /** Sent as it is. */
  readonly raw?: string | Uint8Array | FormData;
}

/** A browser as small as possible: cookies, CSRF token, JSON. */
export class TestClient {
  readonly url: string;
  cookie = '';
  csrfToken = '';

  constructor(url: string) {
    this.url = url;
  }

  async signIn(account: string, password = 'yunliu-demo'): Promise<void> {
    const answer = await this.post<{ csrfToken: string }>('/api/session', { account, password });
    if (answer.status !== 200) throw new Error(`sign-in of ${account} failed: ${answer.text}`);
    this.csrfToken = answer.body.csrfToken;
  }

  get<T>(path: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send<T>('GET', path, undefined, { headers });
  }

  post<T>(path: string, body?: unknown, options: RequestOptions = {}): Promise<Answer<T>> {
    return this.send<T>('POST', path, body, options);
  }

  async send<T>(method: string, path: string, body?: unknown, options: RequestOptions = {}): Promise<Answer<T>> {
    const isJson = options.raw === undefined && body !== undefined;
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.cookie === '' ? {} : { cookie: this.cookie }),
        ...(options.withoutCsrf === true || this.csrfToken === '' ? {} : { 'x-csrf-token': this.csrfToken }),
        ...(isJson ? { 'content-type': 'application/json' } : {}),
        ...options.headers,
      },
      body: (options.raw ?? (isJson ? JSON.stringify(body) : undefined)) as BodyInit | undefined,
    });
    for (const cookie of response.headers.getSetCookie()) this.cookie = cookie.split(';', 1)[0] ?? '';
    const text = await response.text();
    const isJsonAnswer = response.headers.get('content-type')?.startsWith('application/json') === true;
    const answer: unknown = isJsonAnswer ? JSON.parse(text) : undefined;
    const token = (answer as { csrfToken?: unknown } | undefined)?.csrfToken;
    if (typeof token === 'string') this.csrfToken = token;
    return { status: response.status, headers: response.headers, text, body: answer as T };
  }

  /** Uploads one file the way a form does. */
  upload<T>(
    path: string,
    fields: Record<string, string>,
    file: { name: string; type: string; bytes: Uint8Array | string },
  ): Promise<Answer<T>> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', new Blob([file.bytes as never], { type: file.type }), file.name);
    return this.send<T>('POST', path, undefined, { raw: form });
  }

  /** The same request in both languages; for checking wording of refusals. */
  async refusals(
    method: string,
    path: string,
    body?: unknown,
    options: RequestOptions = {},
  ): Promise<{ zh: Answer<ApiError>; en: Answer<ApiError> }> {
    const zh = await this.send<ApiError>(method, path, body, {
      ...options,
      headers: { ...options.headers, 'accept-language': 'zh-CN' },
    });
    const en = await this.send<ApiError>(method, path, body, {
      ...options,
      headers: { ...options.headers, 'accept-language': 'en' },
    });
    return { zh, en };
  }
}
