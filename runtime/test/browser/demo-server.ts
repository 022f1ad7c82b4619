import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Clock } from '@yunliu/engine';
import { defaultConfig, startServer, type OpenOptions, type RunningServer } from '@yunliu/runtime';

/** The real server on the real catalogue with the demo organisation, and a clock that can be put forward. */
export interface DemoServer {
  readonly url: string;
  readonly running: RunningServer;
  /** Puts the clock forward and lets everything due happen. */
  pass(minutes: number): Promise<void>;
  dispose(): Promise<void>;
}

export async function startDemoServer(options: Partial<OpenOptions> = {}): Promise<DemoServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'yunliu-demo-'));
  let ahead = 0;
  const clock: Clock = { now: () => new Date(Date.now() + ahead).toISOString() };
  const running = await startServer({
    config: {
      ...defaultConfig,
      // As for the server itself: a portal built elsewhere can be tried.
      portalDir: process.env['YUNLIU_PORTAL'] ?? defaultConfig.portalDir,
      port: 0,
      dataDir,
      signInsPerMinute: 1000,
      signInsPerMinuteOfAddress: 1000,
    },
    logger: pino({ level: 'error' }),
    clock,
    checkAnswers: true,
    ...options,
  });
  return {
    url: running.url,
    running,
    async pass(minutes) {
      ahead += minutes * 60_000;
      await running.opened.parts.engine.workers.runDue();
    },
    async dispose() {
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
