import { html, nothing, type TemplateResult } from 'lit';
import { rulesOf, type UiRule } from '@yunliu/engine/forms';
import { settled } from '../controls/index.js';
import { expressionInput } from './expression-input.js';
import { conditionPointer, effectsFor, setCondition, setRules, withRule } from './field-rules.js';
import { nodesIn } from './form-tree.js';
import { section, type PropertyContext } from './property-context.js';
import type { PropertyTexts } from './property-texts.js';

function effectTitle(effect: UiRule['effect'], texts: PropertyTexts): string {
  return {
    SHOW: texts.ruleShow,
    HIDE: texts.ruleHide,
    REQUIRE: texts.ruleRequire,
    DISABLE: texts.ruleDisable,
    ENABLE: texts.ruleEnable,
  }[effect];
}

/** Shown, required, locked: each under its own condition. */
export function rulesSection(context: PropertyContext): TemplateResult {
  const { node, texts, session, controller, locale, readonly } = context;
  const rules = rulesOf(node.element);
  const effects = effectsFor(node);
  return section(
    texts.rules,
    html`<p class="hint">${texts.rulesHint}</p>
      ${rules.map(
        (rule, index) =>
          html`<div class="card stack" data-rule=${index}>
            <div class="line">
              <select
                class="grow"
                aria-label=${texts.rules}
                ?disabled=${readonly}
                ${settled((effect) =>
                  context.edit(
                    setRules(
                      node,
                      rules.map((one, at) => (at === index ? { ...one, effect: effect as UiRule['effect'] } : one)),
                    ),
                  ),
                )}
              >
                ${[...new Set([...effects, rule.effect])].map(
                  (effect) =>
                    html`<option value=${effect} ?selected=${effect === rule.effect}>
                      ${effectTitle(effect, texts)}
                    </option>`,
                )}
              </select>
              <button
                type="button"
                class="icon plain danger"
                aria-label=${texts.ruleRemove}
                title=${texts.ruleRemove}
                ?disabled=${readonly}
                @click=${() =>
                  context.edit(
                    setRules(
                      node,
                      rules.filter((_, at) => at !== index),
                    ),
                  )}
              >
                ×
              </button>
            </div>
            ${expressionInput({
              session,
              pointer: `/forms/${controller.form}${node.at}${conditionPointer(node.element, index)}`,
              value: rule.condition,
              label: texts.ruleCondition,
              locale,
              expects: 'condition',
              change: (value) => context.edit(setCondition(node, index, value ?? 'true'), `${node.at} rule ${index}`),
              done: context.endTyping,
            })}
          </div>`,
      )}
      ${
        readonly
          ? nothing
          : html`<div class="line">
              ${effects
                .filter((effect) => effect !== 'ENABLE' && effect !== 'HIDE')
                .map(
                  (effect) =>
                    html`<button
                      type="button"
                      data-add-rule=${effect}
                      ?disabled=${rules.some((one) => one.effect === effect)}
                      @click=${() => context.edit(setRules(node, withRule(node, effect, firstCondition(context))))}
                    >
                      ＋ ${effectTitle(effect, texts)}
                    </button>`,
                )}
            </div>`
      }`,
    rules.length > 0,
  );
}

/** A condition to begin with: about the nearest field before this one. */
function firstCondition({ controller, node }: PropertyContext): string {
  const all = controller.tree === undefined ? [] : nodesIn(controller.tree);
  const at = all.findIndex((one) => one.at === node.at);
  const kinds: readonly string[] = ['yes-no', 'choice', 'integer', 'number', 'money', 'text', 'date'];
  const fits = all.filter(
    (one) =>
      one.name !== undefined &&
      one.at !== node.at &&
      !one.at.startsWith(`${node.at}/`) &&
      (one.table === undefined || one.table === node.table) &&
      kinds.includes(one.kind),
  );
  const before = fits.filter((one) => all.indexOf(one) < at);
  const near = before.findLast((one) => one.kind === 'yes-no' || one.kind === 'choice') ?? before.at(-1) ?? fits[0];
  if (near === undefined) return 'true';
  if (near.kind === 'yes-no') return `${near.name} = true`;
  const [choice] = near.schema?.oneOf ?? [];
  return choice?.const === undefined ? `${near.name} != null` : `${near.name} = ${JSON.stringify(choice.const)}`;
}
