import type { IncomingMessage } from 'node:http';

/** Set by pino-http for every request; also in the log lines. */
export function requestIdOf(request: IncomingMessage): string {
  const { id } = request as { id?: unknown };
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
}
