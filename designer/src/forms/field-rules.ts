import type { Json } from '@yunliu/engine/definition';
import { rulesOf, type UiElement, type UiRule } from '@yunliu/engine/forms';
import type { Command } from '../model/index.js';
import type { MakeCommands } from './field-edit.js';
import type { FormNode } from './form-tree.js';

/** Writes all rules of an element: one stands in `rule`, several in `rules`. */
export function setRules(node: FormNode, rules: readonly UiRule[]): MakeCommands {
  const [only] = rules;
  return (form) => {
    const at = `/forms/${form}${node.at}`;
    const single = rules.length === 1 ? only : undefined;
    return [
      ...write(`${at}/rule`, single, node.element.rule !== undefined),
      ...write(`${at}/rules`, rules.length > 1 ? rules : undefined, node.element.rules !== undefined),
    ];
  };
}

function write(pointer: string, value: UiRule | readonly UiRule[] | undefined, present: boolean): readonly Command[] {
  if (value !== undefined) return [{ type: 'set', pointer, value: value as unknown as Json }];
  return present ? [{ type: 'remove', pointer }] : [];
}

/** Pointer of the condition of the rule at this index, inside the form. */
export function conditionPointer(element: UiElement, index: number): string {
  const own = element.rule === undefined ? 0 : 1;
  return index < own ? '/rule/condition' : `/rules/${index - own}/condition`;
}

/** Changes one rule where it stands: the text of its condition is one `set`, so that typing joins into one step. */
export function setCondition(node: FormNode, index: number, condition: string): MakeCommands {
  return (form) => [
    { type: 'set', pointer: `/forms/${form}${node.at}${conditionPointer(node.element, index)}`, value: condition },
  ];
}

export function withRule(node: FormNode, effect: UiRule['effect'], condition: string): readonly UiRule[] {
  return [...rulesOf(node.element), { effect, condition }];
}

/** Effects that make sense for an element: layouts and texts can only be shown or hidden, layouts locked and required too. */
export function effectsFor(node: FormNode): readonly UiRule['effect'][] {
  if (node.kind === 'label') return ['SHOW', 'HIDE'];
  const isComputed = 'computed' in node.element && node.element.computed !== undefined;
  return isComputed || node.kind === 'serial-number'
    ? ['SHOW', 'HIDE']
    : ['SHOW', 'HIDE', 'REQUIRE', 'DISABLE', 'ENABLE'];
}
