import type { Terms } from './clock.js';
import type { ServiceCalendar } from './calendar.js';

/** Terms in force from `since`; a carried agreement opens a new phase. */
export interface Phase {
  readonly terms: Terms;
  readonly calendar: ServiceCalendar;
  readonly since: number;
}

/** A stretch in which the clock did one thing. `[from, to)` */
export interface CoursePiece {
  readonly from: number;
  readonly to: number;
  readonly mode: 'run' | 'pause' | 'stop';
  readonly phase: Phase;
  readonly reason?: string;
}

/** Where a clock stands and the stretches behind it. */
export interface Course {
  readonly pieces: CoursePiece[];
  mode: CoursePiece['mode'];
  since: number;
  /** End of a pause that ends by itself, else Infinity. */
  until: number;
  reason: string | undefined;
  phase: Phase;
  /** Of a stopped course: when it would have run on; Infinity = it was paused without an end. */
  ahead: number;
}

export function startCourse(at: number, phase: Phase): Course {
  return { pieces: [], mode: 'run', since: at, until: Infinity, reason: undefined, phase, ahead: at };
}

function enter(course: Course, at: number, mode: CoursePiece['mode'], reason?: string): void {
  closePiece(course, at);
  course.mode = mode;
  course.reason = reason;
}

function closePiece(course: Course, at: number): void {
  const { since, mode, phase, reason } = course;
  if (at > since) course.pieces.push({ from: since, to: at, mode, phase, ...(reason === undefined ? {} : { reason }) });
  course.since = at;
}

/** A pause that ends by itself before or at `at` is over. */
export function passAutoResume(course: Course, at: number): void {
  if (course.mode === 'pause' && course.until <= at) enter(course, course.until, 'run');
}

export function reopenCourse(course: Course, at: number): void {
  if (course.mode === 'stop') enter(course, at, 'run');
}

/** A stop ends an open pause: after a reopening the clock runs. */
export function stopCourse(course: Course, at: number): void {
  if (course.mode === 'stop') return;
  course.ahead = course.mode === 'pause' ? course.until : at;
  enter(course, at, 'stop');
}

/**
 * Pauses and resumes of one instant together, whatever order they were written in: a pause that ends where the next
 * begins is one pause, a pause that ends where it begins is none.
 */
export function pauseCourse(
  course: Course,
  at: number,
  pauses: readonly { readonly until: number; readonly reason: string | undefined }[],
  resumes: number,
): void {
  if (course.mode === 'stop' || (pauses.length === 0 && resumes === 0)) return;
  const paused = course.mode === 'pause';
  const open = (paused ? 1 : 0) + pauses.length - resumes;
  if (open <= 0) {
    if (paused) enter(course, at, 'run');
    return;
  }
  if (pauses.length === 0) return;
  const ends = Math.max(...pauses.map(({ until }) => until));
  const reason = pauses[0]?.reason;
  if (!paused) {
    enter(course, at, 'pause', reason);
    course.until = ends;
    return;
  }
  course.until = resumes > 0 ? ends : Math.max(course.until, ends);
  if (reason !== course.reason) {
    closePiece(course, at);
    course.reason = reason;
  }
}

/** From `at` on other terms hold. */
export function changePhase(course: Course, at: number, phase: Phase): void {
  closePiece(course, at);
  course.phase = phase;
}

/** The stretches that run, with the one ahead as it is known now: a running clock runs on, a pause ends as announced. */
export function runsOf(course: Course): CoursePiece[] {
  const runs = course.pieces.filter(({ mode }) => mode === 'run');
  const from = course.mode === 'run' ? course.since : course.mode === 'pause' ? course.until : Infinity;
  if (from !== Infinity) runs.push({ from, to: Infinity, mode: 'run', phase: course.phase });
  return runs;
}
