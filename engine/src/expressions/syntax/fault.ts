import type { ExpressionFault } from '../expression.js';

/** Where in the text a fault lies. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export function expressionFault(code: ExpressionFault['code'], span: Span, zh: string, en: string): ExpressionFault {
  return { code, from: span.from, to: span.to, message: { 'zh-CN': zh, en } };
}
