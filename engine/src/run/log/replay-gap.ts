export type GapCode = 'log/answer-missing' | 'log/id-missing' | 'log/fact-missing';

/** A decision asked for something that its log entry does not hold. Never leaves the folder. */
export class ReplayGap extends Error {
  readonly code: GapCode;
  readonly what: string;

  constructor(code: GapCode, what: string) {
    super(`${code}: ${what}`);
    this.code = code;
    this.what = what;
  }
}
