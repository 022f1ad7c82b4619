import { parser, trackVariables } from '@bpmn-io/lezer-feel';
import type { ExpressionFault } from '../expression.js';
import { buildNode } from './build-node.js';
import type { ExpressionNode } from './expression-node.js';
import { expressionFault } from './fault.js';
import { syntaxFaultAt } from './syntax-fault.js';
import { RefusedSyntax } from './syntax-node.js';

/** Longest FEEL text accepted; a longer one belongs into several variables. */
const MAX_LENGTH = 4000;

const feelParser = parser.configure({ top: 'Expression', dialect: 'camunda', contextTracker: trackVariables({}) });

export type ParsedSyntax =
  | { readonly node: ExpressionNode; readonly faults: readonly [] }
  | { readonly node?: undefined; readonly faults: readonly ExpressionFault[] };

/** A designer checks all conditions of a process again after every change; trees are never changed. */
const parsed = new Map<string, ParsedSyntax>();
const MAX_KEPT = 1000;
/** Longest text that is kept, so that all of them together stay small. */
const MAX_KEPT_LENGTH = 200;

/** FEEL text to our syntax tree, or why not. Never throws. */
export function parseSyntax(text: string): ParsedSyntax {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const found = parse(text);
  if (text.length > MAX_KEPT_LENGTH) return found;
  if (parsed.size >= MAX_KEPT) parsed.clear();
  parsed.set(text, found);
  return found;
}

function parse(text: string): ParsedSyntax {
  if (text.length > MAX_LENGTH) {
    return refused(
      'unsupported',
      text,
      `表达式过长（${text.length} 个字符，最多 ${MAX_LENGTH} 个）`,
      `The expression has ${text.length} characters, more than ${MAX_LENGTH}`,
    );
  }
  if (text.trim() === '') return refused('syntax', text, '表达式为空', 'The expression is empty');
  const tree = feelParser.parse(text);
  const broken: { from: number; to: number }[] = [];
  tree.iterate({
    enter: (node) => {
      if (node.type.isError) broken.push({ from: node.from, to: node.to });
      return broken.length === 0;
    },
  });
  // What follows the first broken place is only the parser's guess at going on.
  const [first] = broken;
  if (first !== undefined) return { faults: [syntaxFaultAt(text, first.from, first.to)] };
  try {
    return { node: buildNode(tree.topNode, text), faults: [] };
  } catch (error) {
    if (error instanceof RefusedSyntax) return { faults: [error.fault] };
    throw error;
  }
}

function refused(code: ExpressionFault['code'], text: string, zh: string, en: string): ParsedSyntax {
  return { faults: [expressionFault(code, { from: 0, to: text.length }, zh, en)] };
}
