import type { OfferedOperation as Offered } from '@yunliu/engine';
import type { Locale } from '@yunliu/engine/definition';
import type { OfferedOperation } from '../../api/index.js';

/** The engine's offers in the reader's language. */
export function offersView(offers: readonly Offered[], locale: Locale): readonly OfferedOperation[] {
  return offers.map(({ operation, refusal, ...choices }) =>
    refusal === undefined
      ? { operation, offered: true, ...choices }
      : {
          operation,
          offered: false,
          refusal: { code: refusal.code, message: refusal.message[locale], hint: refusal.hint[locale] },
        },
  );
}
