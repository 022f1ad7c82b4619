import type { Effect } from '../definition/effect.js';
import { localize } from '../definition/localized-text.js';
import type { JsonObject } from '../definition/json.js';
import { principalsFor, usersBehind } from './assignment.js';
import { startChild, tooDeep } from './children.js';
import { compensate } from './compensation.js';
import { keyText } from './key-text.js';
import { EFFECT_TRIES } from './job-tries.js';
import { fillText } from './fill-text.js';
import { assignSerial } from './serials.js';
import { raiseSeen } from './stuck.js';
import type { Turn } from './turn.js';

/**
 * Runs the effects of one place in the order written. `set`, `serial` and `cc` take effect within this command; the
 * others become jobs of the same write, with the data of this moment.
 */
export function runEffects(turn: Turn, effects: readonly Effect[] | undefined, state: string | undefined): void {
  for (const effect of effects ?? []) runEffect(turn, effect, state);
}

function runEffect(turn: Turn, effect: Effect, state: string | undefined): void {
  switch (effect.type) {
    case 'set':
      return turn.setVariables(turn.evaluateAll(effect.values), state);
    case 'serial': {
      const present = Object.hasOwn(turn.variables, effect.into) ? turn.variables[effect.into] : undefined;
      if (present !== undefined && present !== null && present !== '') return;
      // The number of the case is the number of its leading form: one paper, one number, no gap.
      const caseNumber = effect.rule === turn.process.definition.businessKey ? turn.businessKey : undefined;
      const number = caseNumber ?? assignSerial(turn, effect.rule, effect.into, state);
      return turn.setVariables({ [effect.into]: number }, state);
    }
    case 'document':
      return requestDocument(turn, effect);
    case 'notify':
      return requestNotice(turn, effect);
    case 'cc': {
      const users = usersBehind(turn, principalsFor(turn, effect.to));
      for (const user of users) turn.giveCopy(user);
      if (users.length > 0) turn.record('people.copied', { users }, { state });
      return;
    }
    case 'message': {
      const key = effect.key === undefined ? undefined : keyText(turn.evaluate(effect.key));
      turn.addJob(
        {
          kind: 'message',
          name: effect.name,
          ...(key === undefined ? {} : { key }),
          data: turn.evaluateAll(effect.data),
          ...(effect.ttl === undefined ? {} : { ttl: effect.ttl }),
        },
        { tries: EFFECT_TRIES },
      );
      return;
    }
    case 'signal':
      turn.addJob({ kind: 'signal', name: effect.name, data: turn.evaluateAll(effect.data) }, { tries: EFFECT_TRIES });
      return;
    case 'compensate':
      return compensate(turn, effect.scope, (key) => runEffects(turn, turn.state(key).state.compensation, key));
    case 'start': {
      const deep = tooDeep(turn);
      if (deep !== undefined) return raiseSeen(turn, deep);
      startChild(turn, { process: effect.process, variables: turn.evaluateAll(effect.input), state });
      return;
    }
  }
}

function requestDocument(turn: Turn, effect: Effect & { type: 'document' }): void {
  const { template, print } = effect;
  const version = effect.version ?? turn.process.templateVersions.get(template) ?? 1;
  const form = turn.ctx.form(template, version);
  const title = localize(effect.title ?? print ?? form?.template.title ?? template);
  turn.addJob(
    {
      kind: 'document',
      template,
      version,
      ...(print === undefined ? {} : { print }),
      title,
      values: valuesOf(turn, form?.fields),
    },
    { tries: EFFECT_TRIES },
  );
}

/** The values the form shows; all variables when the form is not at hand. */
function valuesOf(turn: Turn, fields: ReadonlyMap<string, unknown> | undefined): JsonObject {
  if (fields === undefined) return turn.variables;
  return Object.fromEntries(Object.entries(turn.variables).filter(([name]) => fields.has(name)));
}

function requestNotice(turn: Turn, effect: Effect & { type: 'notify' }): void {
  const to = principalsFor(turn, effect.to);
  if (to.length === 0) return;
  const title = fillText(turn, localize(effect.title));
  turn.addJob({ kind: 'notify', to, title, text: fillText(turn, localize(effect.text)) }, { tries: EFFECT_TRIES });
}
