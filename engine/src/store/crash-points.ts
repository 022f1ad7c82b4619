/**
 * The named instants at which a process may die. Each is a call of {@link crashPoint} in the store or the shell; in
 * production it does nothing. Crash tests arm one (`armCrashPoints`) and kill the process there.
 */
export const crashPoints = [
  'store/before-transaction',
  'store/before-write',
  'store/after-write',
  'store/before-durable',
  'store/after-durable',
  'run/before-decide',
  'run/before-commit',
  'run/after-commit',
  'job/before-effect',
  'job/after-effect',
  'job/after-report',
  'external/before-lock',
  'external/after-lock',
  'external/before-report',
  'external/after-report',
  'timer/before-fire',
  'timer/after-fire',
  'schedule/before-start',
  'schedule/after-start',
  'schedule/after-run',
  'message/before-deliver',
  'message/after-deliver',
  'file/before-rename',
  'file/after-rename',
] as const;

export type CrashPoint = (typeof crashPoints)[number];

let armed: ((point: CrashPoint) => void) | undefined;

/** Marks an instant at which dying must lose and double nothing. */
export function crashPoint(point: CrashPoint): void {
  armed?.(point);
}

/** Tests only: `listener` hears every crash point passed; `undefined` disarms. */
export function armCrashPoints(listener: ((point: CrashPoint) => void) | undefined): void {
  armed = listener;
}
