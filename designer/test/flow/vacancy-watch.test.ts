import { afterEach, describe, expect, it, vi } from 'vitest';
import { DesignSession } from '@yunliu/designer/session';
import { readWorld } from '../design-world.js';
import { shipped } from '../model/shipped.js';
import { VacancyWatch } from '../../src/flow/parts/vacancy-watch.js';

const asked = vi.hoisted(() => ({ times: 0 }));
vi.mock('../../src/flow/parts/find-vacancies.js', () => {
  asked.times += 1;
  throw new TypeError('Failed to fetch dynamically imported module');
});

describe('looking for steps that find nobody', () => {
  const strays: unknown[] = [];
  const note = (reason: unknown): void => void strays.push(reason);
  process.on('unhandledRejection', note);
  afterEach(() => process.off('unhandledRejection', note));

  it('[L19] does without when what looks for them cannot be loaded', async () => {
    const watch = new VacancyWatch(new DesignSession(shipped('hotline'), { world: readWorld() }), () => undefined);
    watch.follow();
    await vi.waitFor(() => expect(asked.times).toBeGreaterThan(0), 20_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(strays).toEqual([]);
    expect(watch.found.size).toBe(0);
    watch.stop();
  });
});
