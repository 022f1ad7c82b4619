import { anyJson, map, named, object, oneOf } from './schema.js';
import type { Infer } from './schema.js';

export const healthSchema = named('Health', object({ status: oneOf('ok') }));
export type Health = Infer<typeof healthSchema>;

export const readySchema = named(
  'Ready',
  object({ status: oneOf('ready', 'not-ready'), checks: map(oneOf('ok', 'failed')) }),
);
export type Ready = Infer<typeof readySchema>;

export const openApiSchema = named('OpenApi', map(anyJson()));
