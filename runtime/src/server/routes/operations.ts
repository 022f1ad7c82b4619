import type { Handlers } from '../http/call.js';
import { openApiDocument } from '../openapi.js';
import { product } from '../product.js';
import type { ServerParts } from '../server-parts.js';

export function operationHandlers(parts: ServerParts): Handlers<'health' | 'ready' | 'openApi'> {
  const document = openApiDocument(product.version) as never;
  return {
    health: () => ({ status: 'ok' }),

    async ready({ response }) {
      try {
        await parts.store.check();
        return { status: 'ready', checks: { store: 'ok' } };
      } catch (error) {
        parts.logger.error({ err: error }, 'store check failed');
        response.status(503);
        return { status: 'not-ready', checks: { store: 'failed' } };
      }
    },

    openApi: () => document,
  };
}
