// A worker outside Yunliu: fetches jobs of a topic over REST, does them and reports. Needs nothing but Node 20.
//
//   yunliu worker-token yunliu-data/yunliu.db shop-pc --topics stock-query > token
//   YUNLIU_URL=http://localhost:8080 YUNLIU_TOKEN=$(cat token) node external-worker.js
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const LOCK_MS = 60_000;
const WAIT_MS = 20_000;

/**
 * Works until `signal` says stop. `doJob(input, key)` gives the output; a job may come twice with the same `key`. An error
 * with `final: true` is not tried again.
 */
export async function work({ url, token, topic, workerId, doJob, signal }) {
  const post = async (path, body) => {
    const response = await fetch(`${url}/api/worker/jobs/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...body, workerId }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(WAIT_MS + 30_000)]),
    });
    const answer = response.status === 204 ? undefined : await response.json();
    if (!response.ok) throw Object.assign(new Error(answer.message), { code: answer.code, status: response.status });
    return answer;
  };

  while (!signal.aborted) {
    try {
      const { jobs } = await post('fetch', { topics: [topic], lockMs: LOCK_MS, waitMs: WAIT_MS });
      for (const job of jobs) await handle(job, post, doJob);
    } catch (error) {
      if (signal.aborted) return;
      // Neither a wrong token nor a wrong topic mends itself.
      if (error.status === 401 || error.status === 403) throw error;
      console.error(`Yunliu cannot be reached: ${error.message}`);
      await pause(5000, undefined, { signal }).catch(() => {});
    }
  }
}

async function handle({ jobId, lockId, input, key }, post, doJob) {
  // Long work keeps its lock alive.
  const heart = setInterval(() => post(`${jobId}/extend`, { lockId, lockMs: LOCK_MS }).catch(() => {}), LOCK_MS / 3);
  try {
    const output = await doJob(input, key);
    await post(`${jobId}/complete`, { lockId, output });
  } catch (error) {
    // Somebody else has the job now, or it is no longer wanted: this result counts for nothing.
    if (['job/lock-lost', 'job/lock-expired', 'job/gone'].includes(error.code)) return;
    if (error.status !== undefined) throw error;
    await post(`${jobId}/fail`, { lockId, message: error.message, ...(error.final === true ? { final: true } : {}) });
  } finally {
    clearInterval(heart);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  await work({
    url: process.env.YUNLIU_URL ?? 'http://localhost:8080',
    token: process.env.YUNLIU_TOKEN ?? '',
    topic: process.env.YUNLIU_TOPIC ?? 'stock-query',
    workerId: `pc-${process.pid}`,
    doJob: async (input) => ({ stock: String(input.part).length }),
    signal: stop.signal,
  });
}
