/** One step of the database layout. Append-only: a released migration is never edited. */
export interface Migration {
  /** `<number>-<name>`; numbers are 001, 002, 003 … without a gap. */
  readonly id: string;
  readonly sql: string;
}
