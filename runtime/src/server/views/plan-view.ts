import { localize, walkStates } from '@yunliu/engine/definition';
import type { Locale, ProcessDefinition } from '@yunliu/engine/definition';
import type { MigrationPlan } from '../../api/index.js';
import type { ServerParts } from '../server-parts.js';

type Plan = Awaited<ReturnType<ServerParts['engine']['migrations']['plan']>>;

/** What moving the running instances from one definition to the other would come to, in one language. */
export function planView(
  { total, safe, mapping, blocked, states, reasons }: Plan,
  { from, to }: { readonly from: ProcessDefinition | undefined; readonly to: ProcessDefinition | undefined },
  locale: Locale,
): MigrationPlan {
  const [earlier, later] = [stateTitles(from, locale), stateTitles(to, locale)];
  return {
    total,
    safe,
    mapping,
    blocked,
    states: states.map((each) => ({ ...each, title: earlier.get(each.state) ?? each.title })),
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
        : {
            suggestions: suggestions.map((each) => ({ state: each.state, title: later.get(each.state) ?? each.title })),
          }),
    })),
  };
}

/** Titles of the states by key. */
export function stateTitles(definition: ProcessDefinition | undefined, locale: Locale): ReadonlyMap<string, string> {
  if (definition === undefined) return new Map();
  return new Map(walkStates(definition).map(({ key, state }) => [key, localize(state.title, locale) || key]));
}
