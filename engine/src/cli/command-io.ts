/** Where a command prints and what it knows of its surroundings. `out` and `err` add the line end. */
export interface CommandIo {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly env: { readonly [name: string]: string | undefined };
  readonly cwd: string;
  /** Ends a running server; default: SIGINT and SIGTERM. */
  readonly stopSignal?: AbortSignal;
}

/** Exit codes of every command. */
export const exitCode = { fine: 0, findings: 1, usage: 2 } as const;
