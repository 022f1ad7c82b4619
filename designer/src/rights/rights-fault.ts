import type { Command, DesignElement, Fix } from '../model/index.js';
import type { RightsColumn, RightsLine } from './rights-sheet-model.js';

/** Something odd in the rights of one field. */
export interface RightsFault {
  readonly code: string;
  /** `note`: may be meant so. */
  readonly severity: 'error' | 'warning' | 'note';
  readonly path: string;
  /** Steps it is about; empty: the whole row. */
  readonly states: readonly string[];
  readonly message: { readonly 'zh-CN': string; readonly en: string };
  readonly fix?: Fix;
}

export type Pair = readonly [zh: string, en: string];

export function faultOf(
  { path }: RightsLine,
  code: string,
  severity: RightsFault['severity'],
  columns: readonly RightsColumn[],
  [zh, en]: Pair,
  fix?: readonly [zh: string, en: string, command: Command],
): RightsFault {
  return {
    code,
    severity,
    path,
    states: columns.map(({ state }) => state),
    message: { 'zh-CN': zh, en },
    ...(fix === undefined ? {} : { fix: { title: { 'zh-CN': fix[0], en: fix[1] }, command: fix[2] } }),
  };
}

/** The state an element belongs to. */
export function elementIn(element: DesignElement): string | undefined {
  return element.part === 'state' || element.part === 'connection' ? element.state : undefined;
}
