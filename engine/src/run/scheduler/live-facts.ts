import type { DateEntry } from '../../schedules/schedule-file.js';
import type { RunningInstance, ScheduleFacts } from '../../schedules/schedule-facts.js';
import { watchedDateSets, watchedProcesses } from '../../schedules/needed-processes.js';
import type { ScheduleBook } from '../../schedules/schedule-book.js';
import type { ScheduleRow } from '../../schedules/schedule-file.js';
import type { Store } from '../../store/store.js';
import type { Clock } from '../ports/clock.js';
import type { ScheduleRecords } from './schedule-records.js';

const PAGE = 100;
/** How long what another node changed may stay unseen, in milliseconds. */
const MAX_AGE_MS = 300_000;

interface Kept<Value> {
  readonly value: Value;
  readonly readAt: number;
}

/** Dates and running instances that schedules go by, read when first asked for and again after they changed. */
export class LiveFacts {
  readonly #store: Store;
  readonly #records: ScheduleRecords;
  readonly #clock: Clock;
  readonly #book: () => ScheduleBook;
  readonly #running = new Map<string, Kept<readonly RunningInstance[]>>();
  #dates: Kept<ReadonlyMap<string, readonly DateEntry[]>> | undefined;
  /** Counts the changes seen; equal numbers mean equal facts. */
  version = 0;

  constructor(store: Store, records: ScheduleRecords, clock: Clock, book: () => ScheduleBook) {
    this.#store = store;
    this.#records = records;
    this.#clock = clock;
    this.#book = book;
  }

  /** An instance of the process was written; true when schedules go by it. */
  changed(process: string): boolean {
    if (!this.#running.has(process)) return false;
    this.#running.delete(process);
    this.version += 1;
    return true;
  }

  datesChanged(): void {
    this.#dates = undefined;
    this.version += 1;
  }

  /** Dates of a set: the administrator's, else the file's. */
  async datesOf(set: string): Promise<readonly DateEntry[]> {
    if (!this.#isFresh(this.#dates)) {
      if (this.#dates !== undefined) this.version += 1;
      this.#dates = { value: await this.#records.dates(), readAt: this.#now() };
    }
    return this.#dates?.value.get(set) ?? this.#book().dateSets.get(set)?.dates ?? [];
  }

  /** What the row goes by. */
  async of(row: ScheduleRow): Promise<ScheduleFacts> {
    const dates = new Map<string, readonly DateEntry[]>();
    const running = new Map<string, readonly RunningInstance[]>();
    for (const set of watchedDateSets(row)) dates.set(set, await this.datesOf(set));
    for (const process of watchedProcesses(row)) running.set(process, await this.#runningOf(process));
    return { dates: (set) => dates.get(set) ?? [], running: (process) => running.get(process) ?? [] };
  }

  async #runningOf(process: string): Promise<readonly RunningInstance[]> {
    const kept = this.#running.get(process);
    if (this.#isFresh(kept)) return kept?.value ?? [];
    if (kept !== undefined) this.version += 1;
    const value = await this.#readRunning(process);
    this.#running.set(process, { value, readAt: this.#now() });
    return value;
  }

  async #readRunning(process: string): Promise<readonly RunningInstance[]> {
    const found: RunningInstance[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await this.#store.searchInstances({
        process,
        status: 'running',
        limit: PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      });
      for (const { id } of page.rows) {
        const instance = await this.#store.instance(id);
        if (instance?.status !== 'running') continue;
        const { subject: title, startedAt, variables } = instance;
        found.push({ id, title, startedAt, variables });
      }
      cursor = page.cursor;
      if (cursor === undefined) return found;
    }
  }

  #isFresh(kept: Kept<unknown> | undefined): boolean {
    return kept !== undefined && this.#now() - kept.readAt < MAX_AGE_MS;
  }

  #now(): number {
    return Date.parse(this.#clock.now());
  }
}
