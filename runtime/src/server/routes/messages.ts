import type { Handlers } from '../http/call.js';

export const messageHandlers: Handlers<'correlateMessage' | 'broadcastSignal'> = {
  async correlateMessage({ parts, viewer, body }) {
    const receipt = await parts.engine.correlate(body);
    parts.logger.info({ message: receipt.messageId, status: receipt.status, by: viewer.user.id }, 'message sent');
    return receipt;
  },

  async broadcastSignal({ parts, viewer, body }) {
    const receipt = await parts.engine.broadcast(body);
    parts.logger.info({ signal: receipt.signalId, reached: receipt.reached, by: viewer.user.id }, 'signal broadcast');
    return receipt;
  },
};
