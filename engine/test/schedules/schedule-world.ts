import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDirectory, createEngine } from '@yunliu/engine';
import type { DefinitionBundle, Directory, Engine, ProcessDefinition, Scheduler, Store } from '@yunliu/engine';
import type { ScheduleFile, ScheduleRow } from '@yunliu/engine/schedules';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { SimulatedClock } from '@yunliu/engine/testing';
import { calendars, chinaTime, folder, fromChina } from './book-2026.js';

/** A process with one task, for people of `tech`. */
export function processNamed(key: string): ProcessDefinition {
  return {
    format: 1,
    key,
    version: 1,
    title: key,
    category: 'test',
    roles: { tech: { title: '工程师' } },
    start: { by: ['tech'] },
    visibleTo: ['tech'],
    data: { type: 'object', properties: { month: { type: 'string' }, reviewOn: { type: 'string' } } },
    initial: 'work',
    states: {
      work: {
        type: 'task',
        title: '办理',
        assign: { by: 'role', role: 'tech' },
        outcomes: { done: { title: '完成', to: 'end' } },
      },
      end: { type: 'final', title: '结束' },
    },
  };
}

export const directory: Directory = createDirectory({
  departments: [],
  roles: [
    { key: 'tech', title: '工程师' },
    { key: 'project-manager', title: '项目经理' },
    { key: 'admin', title: '管理员' },
  ],
  users: [
    { id: 'tech-2', name: '工二', roles: ['tech'], active: true },
    { id: 'tech-1', name: '工一', roles: ['tech'], active: true },
    { id: 'tech-0', name: '离职', roles: ['tech'], active: false },
    { id: 'pm-1', name: '经理', roles: ['project-manager'], active: true },
    { id: 'admin', name: '管理员', roles: ['admin'], active: true },
  ],
});

const dutyProcess = folder.definitions.find(({ key }) => key === 'scheduled-duty')!;
const dutyForm = folder.forms.find(({ template }) => template.key === 'duty-task')!;

export function bundleOf(...keys: readonly string[]): DefinitionBundle {
  return { definitions: keys.map(processNamed), forms: [] };
}

export const dutyBundle: DefinitionBundle = { definitions: [dutyProcess], forms: [dutyForm] };

export function fileOf(...rows: readonly Partial<ScheduleRow>[]): ScheduleFile {
  return {
    key: 'x',
    agreement: 'A02',
    title: '测试',
    calendar: 'workday',
    dateSets: { ends: { title: '到期日', dates: [] } },
    schedules: rows.map((row, index) => ({
      code: `S${90 + index}`,
      key: `row-${index + 1}`,
      title: `计划 ${index + 1}`,
      who: ['tech'],
      recurrences: [{ type: 'daily', at: ['09:00'] }],
      start: { type: 'process', process: 'report' },
      ...row,
    })),
  };
}

/** Engines with schedules on one SQLite file and a clock to turn. */
export class ScheduleWorld {
  readonly clock = new SimulatedClock(fromChina('2026-09-28 08:00'));
  readonly #folder: string;
  readonly #file: ScheduleFile;
  #store: Store | undefined;
  #engine: Engine | undefined;

  private constructor(path: string, file: ScheduleFile) {
    this.#folder = path;
    this.#file = file;
  }

  static async open(file: ScheduleFile, bundle: DefinitionBundle = bundleOf('report')): Promise<ScheduleWorld> {
    const world = new ScheduleWorld(await mkdtemp(join(tmpdir(), 'yunliu-schedules-')), file);
    await world.#open();
    await world.publish(bundle);
    await world.engine.workers.runDue();
    return world;
  }

  get engine(): Engine {
    if (this.#engine === undefined) throw new Error('closed');
    return this.#engine;
  }

  get store(): Store {
    if (this.#store === undefined) throw new Error('closed');
    return this.#store;
  }

  async #open(): Promise<void> {
    this.#store = await openSqliteStore({ path: join(this.#folder, 'engine.db') });
    this.#engine = this.another();
  }

  /** A second engine on the same store, as another node. */
  another(scheduler?: Scheduler): Engine {
    return createEngine({
      store: this.store,
      directory: () => directory,
      clock: this.clock,
      calendars,
      schedules: { files: [this.#file], calendars: () => calendars },
      ...(scheduler === undefined ? {} : { scheduler }),
    });
  }

  async publish(bundle: DefinitionBundle): Promise<void> {
    if (bundle.definitions.length === 0) return;
    const report = await this.engine.publish(bundle, 'admin');
    if (report.published.length === 0) throw new Error(JSON.stringify(report.issues, null, 1));
  }

  /** Everything in memory is lost, the file stays. */
  async restart(): Promise<void> {
    await this.engine.close();
    await this.#open();
  }

  /** Turns the clock (time in China) and works what is due. */
  async at(local: string): Promise<void> {
    this.clock.advanceTo(fromChina(local));
    await this.engine.workers.runDue();
  }

  /** Instances of a process: when they were started, and what they were given. */
  async started(
    process = 'report',
  ): Promise<readonly { readonly at: string; readonly by: string; readonly id: string }[]> {
    const { rows } = await this.store.searchInstances({ process, limit: 100 });
    return rows
      .map(({ id, startedAt, startedBy }) => ({ id, at: chinaTime(startedAt), by: startedBy }))
      .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  }

  async startTimes(process = 'report'): Promise<readonly string[]> {
    return (await this.started(process)).map(({ at }) => at);
  }

  async close(): Promise<void> {
    await this.engine.close();
    await rm(this.#folder, { recursive: true });
  }
}
