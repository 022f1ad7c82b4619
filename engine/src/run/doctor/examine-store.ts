import { YunliuError } from '../../definition/yunliu-error.js';
import { instanceNotFound } from '../../history/instance-not-found.js';
import { runnableJobs, runningTimers } from '../../instance/standing-still.js';
import { waitKeys } from '../../instance/wait-keys.js';
import type { Store, StoreTotals } from '../../store/store.js';
import { DefinitionCache } from '../definition-cache.js';
import { totalDiffers, unreadable } from './doctor-issues.js';
import type { DoctorReport, Finding } from './doctor-report.js';
import { examineInstance } from './examine-instance.js';

/** Findings kept in the report. */
const MAX_FINDINGS = 1000;
const PAGE = 200;

export interface ExamineOptions {
  /** Only this instance (id or business key); rows that belong to nobody are then not looked for. */
  readonly instance?: string;
  /** Called after each instance. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Rebuilds every instance from its command log and compares it with what is stored: document, history, hash chain and
 * the rows of lists, timers, jobs, waits, clocks and search. Changes nothing. Throws `instance/not-found`.
 */
export async function examineStore(store: Store, options: ExamineOptions = {}): Promise<DoctorReport> {
  const versions = new DefinitionCache(store);
  const totals = await store.totals();
  const ids = options.instance === undefined ? allIds(store) : oneId(store, options.instance);
  const count = options.instance === undefined ? totals.instances : 1;
  const seen = { instances: 0, openTasks: 0, timers: 0, jobs: 0, logEntries: 0, waits: 0, clocks: 0 };
  const findings: Finding[] = [];
  const report = { instances: 0, rebuilt: 0, withoutLog: 0, faulty: 0, commands: 0, events: 0, findingsLeftOut: 0 };
  const note = (found: readonly Finding[]): boolean => {
    const kept = found.slice(0, Math.max(0, MAX_FINDINGS - findings.length));
    findings.push(...kept);
    report.findingsLeftOut += found.length - kept.length;
    return found.some(({ issue }) => issue.severity === 'error');
  };
  let allReadable = true;
  for await (const id of ids) {
    report.instances++;
    seen.instances++;
    try {
      const instance = await store.instance(id);
      if (instance === undefined) throw new YunliuError(instanceNotFound(id));
      const examined = await examineInstance(store, versions, instance);
      seen.openTasks += instance.tasks.length;
      // A suspended instance keeps its timers and services in the document only.
      seen.timers += runningTimers(instance).length;
      seen.jobs += runnableJobs(instance).length;
      seen.logEntries += examined.logEntries;
      seen.waits += waitKeys(instance).length;
      seen.clocks += instance.clocks?.length ?? 0;
      report.commands += examined.commands;
      report.events += examined.events;
      const isFaulty = note(examined.findings);
      if (isFaulty) report.faulty++;
      else if (examined.hasWholeLog && examined.commands === examined.logEntries) report.rebuilt++;
      if (!examined.hasWholeLog) report.withoutLog++;
    } catch (error) {
      allReadable = false;
      report.faulty++;
      note([{ instanceId: id, issue: unreadable(id, error) }]);
    }
    options.onProgress?.(report.instances, count);
  }
  // What could not be read cannot be counted either.
  if (options.instance === undefined && allReadable) note(orphans(seen, totals));
  return { ...report, findings };
}

function orphans(expected: StoreTotals, found: StoreTotals): readonly Finding[] {
  return (Object.keys(expected) as (keyof StoreTotals)[])
    .filter((what) => expected[what] !== found[what])
    .map((what) => ({
      issue: totalDiffers(what, expected[what], found[what]),
      expected: expected[what],
      found: found[what],
    }));
}

async function* oneId(store: Store, asked: string): AsyncGenerator<string> {
  // Only the row is asked for here: a document that cannot be read is a finding, not an end.
  const byKey = await store.instanceByBusinessKey(asked).catch(() => undefined);
  const id = byKey?.id ?? asked;
  const exists = await store.instance(id).then(
    (instance) => instance !== undefined,
    () => true,
  );
  if (!exists) throw new YunliuError(instanceNotFound(asked));
  yield id;
}

async function* allIds(store: Store): AsyncGenerator<string> {
  let cursor: string | undefined;
  do {
    const page = await store.instanceIds({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
    yield* page.rows;
    cursor = page.cursor;
  } while (cursor !== undefined);
}
