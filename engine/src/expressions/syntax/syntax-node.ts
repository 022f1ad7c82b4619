import type { parser } from '@bpmn-io/lezer-feel';
import type { ExpressionFault } from '../expression.js';
import { expressionFault, type Span } from './fault.js';

export type SyntaxNode = ReturnType<typeof parser.parse>['topNode'];

/** Grammar that FEEL has and we do not run; refused when a version is published. */
export class RefusedSyntax extends Error {
  readonly fault: ExpressionFault;

  constructor(fault: ExpressionFault) {
    super(fault.message.en);
    this.fault = fault;
  }
}

/** Tokens that carry no meaning of their own in the tree. */
const NOISE = new Set(['LineComment', 'BlockComment']);

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (!NOISE.has(child.name)) children.push(child);
  return children;
}

/** Refuses grammar that FEEL has and we do not run. */
export function unsupported(node: Span & { readonly name: string }, text: string): RefusedSyntax {
  const found = text.slice(node.from, Math.min(node.to, node.from + 30));
  return new RefusedSyntax(
    expressionFault(
      'unsupported',
      node,
      `不支持这种 FEEL 写法：“${found}”`,
      `This form of FEEL is not supported: "${found}"`,
    ),
  );
}

/** Brackets and commas are tokens in lower case or punctuation; operands are named nodes. */
export function isOperand(node: SyntaxNode): boolean {
  return node.name === 'null' || /^[A-Z]/.test(node.name);
}
