import { builtInHandlers, type HandlerInput } from '../built-in-handlers.js';
import { jsonPointer } from '../issue.js';
import { nearestName } from '../nearest-name.js';
import type { ServiceState } from '../states/state.js';
import type { DefinitionSubject } from './definition-subject.js';
import { suggestion } from './issue-collector.js';

const TEXT = /^"((?:[^"\\]|\\.)*)"$/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** The inputs of a built-in handler: known, complete, and where they are written out, of the right kind. */
export function checkHandlerInput(subject: DefinitionSubject, state: ServiceState, pointer: string): void {
  if (state.external === true || !Object.hasOwn(builtInHandlers, state.handler)) return;
  const spec = builtInHandlers[state.handler];
  if (spec === undefined) return;
  const given = state.input ?? {};
  if (spec.setsVariables === true) {
    for (const name of Object.keys(given)) subject.requireVariable(name, pointer + jsonPointer('input', name));
    return;
  }
  const known = Object.keys(spec.inputs);
  for (const [name, text] of Object.entries(given)) {
    const input = Object.hasOwn(spec.inputs, name) ? spec.inputs[name] : undefined;
    const at = pointer + jsonPointer('input', name);
    if (input !== undefined) checkLiteral(subject, input, { name, text: text.trim(), at });
    else {
      subject.error(
        'service/unknown-input',
        at,
        [`处理程序“${state.handler}”没有输入项“${name}”`, `Handler "${state.handler}" takes no input "${name}"`],
        suggestion(nearestName(name, known), known),
      );
    }
  }
  for (const [name, { required }] of Object.entries(spec.inputs)) {
    if (required !== true || Object.hasOwn(given, name)) continue;
    subject.error(
      'service/input-missing',
      `${pointer}/input`,
      [`处理程序“${state.handler}”缺少输入项“${name}”`, `Handler "${state.handler}" lacks its input "${name}"`],
      [`在 input 中增加“${name}”。`, `Add "${name}" to the input.`],
    );
  }
}

interface Written {
  readonly name: string;
  readonly text: string;
  readonly at: string;
}

/** Only what is written out can be judged before it runs. */
function checkLiteral(subject: DefinitionSubject, input: HandlerInput, { name, text, at }: Written): void {
  const literal = TEXT.exec(text)?.[1];
  const isNumber = NUMBER.test(text);
  if (literal === undefined && !isNumber) return;
  const { type, oneOf } = input;
  const fits = type === 'any' || (isNumber ? type === 'number' : type === 'text' || type === 'texts');
  if (!fits) {
    subject.error(
      'service/input-type',
      at,
      [`输入项“${name}”的类型不对，应为 ${type}`, `Input "${name}" must be of type ${type}`],
      ['请改写表达式。', 'Change the expression.'],
    );
  } else if (oneOf !== undefined && literal !== undefined && !oneOf.includes(literal)) {
    subject.error(
      'service/input-value',
      at,
      [`输入项“${name}”不能是“${literal}”`, `Input "${name}" cannot be "${literal}"`],
      suggestion(nearestName(literal, oneOf), [...oneOf]),
    );
  }
}
