import { instant, integer, key, named, object, oneOf, text, values } from './schema.js';

/** Messages and signals between instances: what connected systems send through an administrator's account. */
export const correlateSchema = named(
  'Correlate',
  object(
    { messageId: key(), name: key() },
    { key: text({ maxLength: 200 }), data: values(), ttl: text({ maxLength: 60 }), startedBy: key() },
  ),
);

export const messageReceiptSchema = named(
  'MessageReceipt',
  object(
    { messageId: key(), status: oneOf('delivered', 'started', 'buffered') },
    { instanceId: key(), keptUntil: instant() },
  ),
);

export const broadcastSchema = named('Broadcast', object({ signalId: key(), name: key() }, { data: values() }));

export const signalReceiptSchema = named(
  'SignalReceipt',
  object({ signalId: key(), reached: integer({ minimum: 0 }) }),
);
