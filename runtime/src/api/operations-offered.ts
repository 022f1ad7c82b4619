import { flag, list, named, object, oneOf, text } from './schema.js';
import type { Infer } from './schema.js';

/** One operation a page may offer: whether, why not, and the choices there are. */
export const offeredOperationSchema = named(
  'OfferedOperation',
  object(
    {
      /** Command type, e.g. `delegate`, `return`, `take-back`. */
      operation: text(),
      offered: flag(),
    },
    {
      /** Why it is not offered. */
      refusal: object({ code: text(), message: text(), hint: text() }),
      /** 退回: where to, nearest first. */
      targets: list(object({ state: text(), title: text() }, { by: text() })),
      /** 退回: what may follow; the first is the default. */
      afterwards: list(oneOf('walk', 'straight')),
      /** 加签: in which ways. */
      modes: list(oneOf('before', 'after', 'parallel')),
      /** 减签: whom. */
      users: list(text()),
    },
  ),
);
export type OfferedOperation = Infer<typeof offeredOperationSchema>;
