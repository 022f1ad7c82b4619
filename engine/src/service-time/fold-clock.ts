import type { BreachCause, Terms } from './clock.js';
import type { ClockFact } from './clock-facts.js';
import { unitMismatch } from './clock-fault.js';
import { commit, commitAtMost, endOf, grant, type Commitment } from './commitment.js';
import { countableOf, elapsedAt, type Countable } from './counting.js';
import { changePhase, passAutoResume, pauseCourse, reopenCourse, runsOf, startCourse, stopCourse } from './course.js';
import type { Course, Phase } from './course.js';
import { excludedWindows, takeDowntime, type DowntimeWindow } from './downtime.js';
import type { CalendarSource, FoldedClock, FoldStep } from './folded-clock.js';

/**
 * Folds the facts known at `asOf` (sorted by `readFacts`). `undefined`: not started by then. Everything is derived from
 * the beginning; nothing is stored between two foldings.
 */
export function foldClock(
  facts: readonly ClockFact[],
  calendars: CalendarSource,
  asOf: number,
): FoldedClock | undefined {
  const start = facts.find(({ event }) => event.type === 'start');
  if (start === undefined || start.event.type !== 'start' || start.at > asOf) return undefined;
  const fold = new ClockFold(start, start.event.terms, start.event.priority, calendars);
  for (let index = 0; index < facts.length;) {
    const at = facts[index]?.at ?? Infinity;
    if (at > asOf) break;
    let end = index + 1;
    while (facts[end]?.at === at) end += 1;
    fold.take(at, facts.slice(index, end));
    index = end;
  }
  return fold.finish(asOf);
}

class ClockFold {
  readonly #start: ClockFact;
  readonly #calendars: CalendarSource;
  readonly #windows = new Map<string, DowntimeWindow>();
  readonly #groups: (readonly [at: number, group: readonly ClockFact[]])[] = [];
  readonly #steps: FoldStep[] = [];
  #phases: readonly Phase[];
  #course: Course;
  #priority: string | undefined;
  #commitment: Commitment | undefined;
  #due: number | null = null;
  #breachedAt: number | null = null;
  #breachCause: BreachCause | null = null;
  #countable: readonly Countable[] | undefined;
  /** Changes of priority and agreement while stopped: they move nothing until the clock is reopened. */
  #shelved: ClockFact[] = [];

  constructor(start: ClockFact, terms: Terms, priority: string | undefined, calendars: CalendarSource) {
    this.#start = start;
    this.#calendars = calendars;
    this.#priority = priority;
    this.#phases = [this.#phaseOf(terms, start.at)];
    this.#course = startCourse(start.at, this.#phase);
  }

  /** All facts of one instant. */
  take(at: number, group: readonly ClockFact[]): void {
    if (this.#commitment !== undefined) this.#expire(at);
    for (const fact of group) this.#takeDowntime(fact);
    if (at < this.#start.at) return;
    if (this.#commitment === undefined) this.#begin();
    passAutoResume(this.#course, at);
    const wasStopped = this.#course.mode === 'stop';
    const staysStopped = stopsAfter(this.#course, group);
    if (wasStopped && staysStopped) {
      this.#shelved.push(...group.filter(({ event }) => event.type === 'priority' || event.type === 'agreement'));
      this.#groups.push([at, group]);
      return;
    }
    let changes = group;
    if (wasStopped) {
      reopenCourse(this.#course, at);
      changes = [...this.#shelved, ...group];
      this.#shelved = [];
    }
    const cause = this.#change(at, changes);
    this.#movePauses(at, group, true);
    this.#groups.push([at, group]);
    this.#judge();
    if (this.#due !== null && this.#due < at && this.#breachedAt === null) {
      this.#breachedAt = at;
      this.#breachCause = cause ?? (wasStopped ? 'reopened' : 'downtime_change');
    }
    if (staysStopped) stopCourse(this.#course, at);
  }

  finish(asOf: number): FoldedClock {
    this.#expire(asOf);
    passAutoResume(this.#course, asOf);
    const course = this.#course;
    const stopped = course.mode === 'stop';
    return {
      state: course.mode === 'run' ? 'running' : course.mode === 'pause' ? 'paused' : 'stopped',
      startedAt: this.#start.at,
      stoppedAt: stopped ? course.since : null,
      judgedAt: stopped ? course.since : asOf,
      phase: this.#phase,
      phases: this.#phases,
      priority: this.#priority,
      course,
      // Of a stopped clock as it stood before the stop: what was ahead then explains its due.
      countable: this.#count(),
      windows: [...this.#windows.values()],
      commitment: this.#commitment as Commitment,
      due: this.#due,
      breachedAt: this.#breachedAt,
      breachCause: this.#breachCause,
      steps: this.#steps,
    };
  }

  get #phase(): Phase {
    return this.#phases.at(-1) as Phase;
  }

  #phaseOf(terms: Terms, since: number): Phase {
    return { terms, since, calendar: this.#calendars.calendar(terms.calendar) };
  }

  #begin(): void {
    this.#commit(this.#start.row, 'priority');
    this.#judge();
    this.#note(this.#start, 'start', null);
  }

  #commit(row: number, field: string): void {
    const granted = this.#commitment ?? { extraMs: 0, extraDays: 0 };
    this.#commitment = commit(this.#phase, this.#priority, this.#start.at, granted, { row, field });
  }

  /** The clock ran out between two events. */
  #expire(at: number): void {
    if (this.#breachedAt !== null || this.#course.mode === 'stop') return;
    if (this.#due !== null && this.#due < at) this.#breachedAt = this.#due;
  }

  #takeDowntime(fact: ClockFact): void {
    if (fact.event.type !== 'downtime') return;
    const known = this.#windows.size;
    takeDowntime(this.#windows, fact);
    if (this.#course.mode === 'stop') return;
    this.#countable = undefined;
    if (this.#windows.size > known && fact.at > fact.from) this.#note(fact, 'downtime-late', this.#due);
  }

  #change(at: number, facts: readonly ClockFact[]): BreachCause | null {
    let cause: BreachCause | null = null;
    for (const fact of facts) {
      const { type } = fact.event;
      if (type === 'extend') this.#takeExtension(fact);
      if (type === 'priority') {
        this.#takePriority(at, fact);
        cause = 'priority_raise';
      }
      if (type === 'agreement' && this.#takeAgreement(at, fact)) cause = 'agreement_change';
    }
    return cause;
  }

  #movePauses(at: number, group: readonly ClockFact[], note: boolean): void {
    const pauses: { readonly until: number; readonly reason: string | undefined }[] = [];
    let resumes = 0;
    for (const fact of group) {
      const { event } = fact;
      if (event.type === 'resume') resumes += 1;
      if (event.type !== 'pause') continue;
      if (mayPause(this.#phase.terms, event.reason)) pauses.push({ until: fact.until, reason: event.reason });
      else if (note) this.#note(fact, 'pause-ignored', this.#due);
    }
    pauseCourse(this.#course, at, pauses, resumes);
  }

  #takePriority(at: number, fact: ClockFact): void {
    if (fact.event.type !== 'priority') return;
    const before = this.#due;
    this.#priority = fact.event.to;
    const { terms } = this.#phase;
    if (terms.priorityMode !== 'restart_min' || this.#commitment === undefined) this.#commit(fact.row, 'to');
    else {
      const elapsed = terms.unit === 'minute' ? elapsedAt(this.#count(), at) : 0;
      const place = { row: fact.row, field: 'to' };
      this.#commitment = commitAtMost(this.#commitment, this.#phase, this.#priority, at, elapsed, place);
    }
    this.#judge();
    this.#note(fact, 'priority', before);
  }

  /** Whether the due may have moved. */
  #takeAgreement(at: number, fact: ClockFact): boolean {
    if (fact.event.type !== 'agreement') return false;
    const before = this.#due;
    const { mode, terms } = fact.event;
    if (mode === 'grandfather') {
      this.#note(fact, 'grandfathered', before);
      return false;
    }
    if (mode === 'carry') {
      if (terms.unit !== this.#phase.terms.unit) throw unitMismatch(fact.row);
      this.#phases = [...this.#phases, this.#phaseOf(terms, at)];
      changePhase(this.#course, at, this.#phase);
    } else {
      this.#phases = [this.#phaseOf(terms, this.#start.at)];
      this.#replay(at);
    }
    this.#commit(fact.row, 'terms');
    this.#judge();
    this.#note(fact, mode === 'carry' ? 'carried' : 'retro', before);
    return true;
  }

  /** Runs and pauses once more, by the terms now in force. */
  #replay(until: number): void {
    this.#course = startCourse(this.#start.at, this.#phase);
    for (const [at, group] of this.#groups) {
      passAutoResume(this.#course, at);
      const stops = stopsAfter(this.#course, group);
      if (!stops) reopenCourse(this.#course, at);
      this.#movePauses(at, group, false);
      if (stops) stopCourse(this.#course, at);
    }
    passAutoResume(this.#course, until);
    reopenCourse(this.#course, until);
  }

  #takeExtension(fact: ClockFact): void {
    if (fact.event.type !== 'extend' || this.#commitment === undefined) return;
    const before = this.#due;
    const { decision, amount, unit } = fact.event;
    if (decision !== 'approved') {
      this.#note(fact, decision === 'refused' ? 'extension-refused' : 'extension-requested', before);
    } else if (before !== null && before < fact.at) this.#note(fact, 'extended-late', before);
    else {
      this.#commitment = grant(this.#commitment, amount, unit ?? this.#commitment.unit, fact.row);
      this.#judge();
      this.#note(fact, 'extended', before);
    }
  }

  #count(): readonly Countable[] {
    return (this.#countable ??= countableOf(this.#course, excludedWindows(this.#windows.values())));
  }

  #judge(): void {
    this.#countable = undefined;
    const course = { countable: this.#count(), runs: runsOf(this.#course), phases: this.#phases };
    this.#due = this.#commitment === undefined ? null : endOf(this.#commitment, course);
  }

  #note(fact: ClockFact, what: FoldStep['what'], dueBefore: number | null): void {
    this.#steps.push({ at: fact.at, row: fact.row, what, dueBefore, dueAfter: this.#due });
  }
}

/** Stops and reopenings of one instant together, whatever order they were written in. */
function stopsAfter(course: Course, group: readonly ClockFact[]): boolean {
  let stops = course.mode === 'stop' ? 1 : 0;
  for (const { event } of group) stops += event.type === 'stop' ? 1 : event.type === 'reopen' ? -1 : 0;
  return stops > 0;
}

function mayPause({ pausable, pauseReasons }: Terms, reason: string | undefined): boolean {
  return pausable !== false && (pauseReasons === undefined || pauseReasons.includes(reason ?? ''));
}
