import type { Locale } from '@yunliu/engine/definition';
import type { MigrationPlan } from '../../api/index.js';
import type { ServerParts } from '../server-parts.js';

type Plan = Awaited<ReturnType<ServerParts['engine']['migrations']['plan']>>;

/** What moving the running instances would come to, in one language. */
export function planView({ total, safe, mapping, blocked, states, reasons }: Plan, locale: Locale): MigrationPlan {
  return {
    total,
    safe,
    mapping,
    blocked,
    states,
    reasons: reasons.map(({ code, level, message, count, instances, state, name, suggestions }) => ({
      code,
      level,
      text: message[locale],
      count,
      instances,
      ...(state === undefined ? {} : { state }),
      ...(name === undefined ? {} : { name }),
      ...(suggestions === undefined
        ? {}
        : { suggestions: suggestions.map((each) => ({ state: each.state, title: each.title })) }),
    })),
  };
}
