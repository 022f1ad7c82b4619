import type { Json, Locale } from '@yunliu/engine/definition';
import { elementAt, pathOf, valueAt, type DesignDocument } from '../model/index.js';
import type { DesignWorld } from '../session/index.js';

/** What descriptions look at: plain data. */
export interface Design {
  readonly document: DesignDocument;
  readonly world: DesignWorld;
  readonly locale: Locale;
}

/** A place in a design. */
export interface DesignPlace extends Design {
  readonly pointer: string;
}

export function valueOf({ document, pointer }: DesignPlace): Json | undefined {
  return valueAt(document, pathOf(pointer)) as Json | undefined;
}

/** Key of the innermost state around the place; '' = the process. */
export function stateAround({ document, pointer }: DesignPlace): string {
  const element = elementAt(document, pointer);
  return 'state' in element ? element.state : '';
}

export function parentPointer(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}

export function lastStep(pointer: string): string {
  return pathOf(pointer).at(-1) ?? '';
}
