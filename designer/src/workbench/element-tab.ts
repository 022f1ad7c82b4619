import type { DesignElement } from '../model/index.js';
import type { AreaKey } from './design-areas.js';

/** Where an element is edited; `undefined` when what is shown does. */
export function tabOf(element: DesignElement, tab: AreaKey): AreaKey | undefined {
  const wanted: AreaKey =
    element.part === 'form'
      ? 'forms'
      : element.part === 'print'
        ? 'prints'
        : element.part === 'scenario'
          ? 'trial'
          : 'flow';
  return wanted === tab ? undefined : wanted;
}
