import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../definition/instant.js';
import type { JsonObject } from '../definition/json.js';
import { YunliuError } from '../definition/yunliu-error.js';
import type { Store } from '../store/store.js';

/** An external worker's way in: it may fetch jobs of its topics and report them, and nothing else. */
export interface WorkerToken {
  readonly id: string;
  /** Shown in the history as `worker:<name>`. */
  readonly name: string;
  /** Topics it may fetch; `*` = all. */
  readonly topics: readonly string[];
  readonly createdAt: Instant;
  readonly createdBy: string;
}

export interface WorkerTokens {
  /** The token is shown this once: only its hash is kept. */
  create(
    request: { readonly name: string; readonly topics: readonly string[]; readonly by: string },
    now: Instant,
  ): Promise<{ readonly worker: WorkerToken; readonly token: string }>;
  list(): Promise<readonly WorkerToken[]>;
  revoke(id: string): Promise<void>;
  /** Whose token it is; `undefined` = nobody's (any more). */
  find(token: string): Promise<WorkerToken | undefined>;
}

const COLLECTION = 'worker-tokens';
const TOKEN = /^ylw_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;
const NAME = /^[a-z0-9][a-z0-9._-]{0,59}$/;
const MAX_TOPICS = 50;

/** Tokens of external workers, kept hashed in the store's records. */
export function createWorkerTokens(store: Store): WorkerTokens {
  const all = async (): Promise<readonly WorkerToken[]> =>
    (await store.records(COLLECTION)).map(({ value }) => withoutHash(value));
  return {
    async create({ name, topics, by }, now) {
      if (!NAME.test(name)) throw invalid('/name', 'a–z 0–9 . _ -');
      if (topics.length === 0 || topics.length > MAX_TOPICS || topics.some((topic) => topic.trim() === ''))
        throw invalid('/topics', `1–${MAX_TOPICS}`);
      if ((await all()).some((known) => known.name === name)) throw nameTaken(name);
      const id = randomBytes(8).toString('hex');
      // 256 random bits: a plain hash is enough, there is nothing to guess.
      const secret = randomBytes(32).toString('base64url');
      const worker: WorkerToken = { id, name, topics: [...new Set(topics)], createdAt: now, createdBy: by };
      await store.putRecord(COLLECTION, id, { ...worker, hash: hashOf(secret) });
      return { worker, token: `ylw_${id}_${secret}` };
    },
    list: all,
    async revoke(id) {
      if ((await store.record(COLLECTION, id)) === undefined) throw unknownToken(id);
      await store.deleteRecord(COLLECTION, id);
    },
    async find(token) {
      const [, id, secret] = TOKEN.exec(token) ?? [];
      if (id === undefined || secret === undefined) return undefined;
      const record = await store.record(COLLECTION, id);
      if (record === undefined) return undefined;
      const hash = record['hash'];
      const kept = Buffer.from(typeof hash === 'string' ? hash : '');
      const given = Buffer.from(hashOf(secret));
      return kept.length === given.length && timingSafeEqual(kept, given) ? withoutHash(record) : undefined;
    },
  };
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function withoutHash({ hash: _hash, ...worker }: JsonObject): WorkerToken {
  return worker as unknown as WorkerToken;
}

function invalid(pointer: string, wanted: string): YunliuError {
  return new YunliuError({
    code: 'worker/invalid',
    message: { 'zh-CN': '工作程序的名称或主题不可用。', en: 'The name or the topics of the worker cannot be used.' },
    hint: { 'zh-CN': `允许：${wanted}。`, en: `Allowed: ${wanted}.` },
    pointer,
  });
}

function nameTaken(name: string): YunliuError {
  return new YunliuError({
    code: 'worker/name-taken',
    message: { 'zh-CN': `已有名为“${name}”的工作程序令牌。`, en: `There is a token of worker "${name}" already.` },
    hint: { 'zh-CN': '请换一个名称，或先吊销原有令牌。', en: 'Choose another name or revoke the old token first.' },
    pointer: '/name',
  });
}

function unknownToken(id: string): YunliuError {
  return new YunliuError({
    code: 'worker/not-found',
    message: { 'zh-CN': '没有该工作程序令牌。', en: 'There is no such worker token.' },
    hint: { 'zh-CN': '请刷新令牌列表。', en: 'Reload the list of tokens.' },
    details: { id },
  });
}
