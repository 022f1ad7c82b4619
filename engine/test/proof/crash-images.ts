import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { hash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { armCrashPoints } from '@yunliu/engine/testing';
import type { CrashPoint } from '@yunliu/engine/testing';

const FILES = ['engine.db', 'engine.db-wal'] as const;

/** What a process that died at these points would have left on disk, and what it had done to the world by then. */
export interface CrashImage {
  readonly folder: string;
  readonly points: readonly CrashPoint[];
  readonly effects: readonly string[];
}

/** Folders with a database each; taken away at the end. */
export class CrashImages {
  readonly #root = mkdtempSync(join(tmpdir(), 'yunliu-images-'));
  #count = 0;

  folder(from?: string): string {
    const folder = join(this.#root, String(++this.#count));
    mkdirSync(folder);
    if (from !== undefined)
      for (const file of FILES) if (existsSync(join(from, file))) copyFileSync(join(from, file), join(folder, file));
    return folder;
  }

  /**
   * Does the work, and at every crash point passed takes what stands on disk: `kill -9` leaves exactly that. Points
   * between which nothing was written and nothing done share an image. At most `most` are taken.
   */
  async taken(
    folder: string,
    effects: readonly string[],
    most: number,
    work: () => Promise<unknown>,
  ): Promise<readonly CrashImage[]> {
    const images = new Map<string, { folder: string; points: CrashPoint[]; effects: readonly string[] }>();
    armCrashPoints((point) => {
      const [db, wal] = FILES.map((file) => join(folder, file));
      const written = existsSync(wal!) ? hash('sha256', readFileSync(wal!), 'hex') : '';
      const key = `${hash('sha256', readFileSync(db!), 'hex')} ${written} ${effects.length}`;
      const known = images.get(key);
      if (known !== undefined) known.points.push(point);
      else if (images.size < most)
        images.set(key, { folder: this.folder(folder), points: [point], effects: [...effects] });
    });
    try {
      await work();
    } finally {
      armCrashPoints(undefined);
    }
    return [...images.values()];
  }

  drop(folder: string): void {
    rmSync(folder, { recursive: true });
  }

  close(): void {
    rmSync(this.#root, { recursive: true });
  }
}
