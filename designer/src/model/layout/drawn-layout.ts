import type { Layout, ProcessDefinition } from '@yunliu/engine/definition';
import { automaticLayout } from './automatic-layout.js';
import { completeLayout } from './complete-layout.js';

const known = new WeakMap<object, Layout>();

/** Where everything is drawn: as the definition says, what it does not say by the automatic layout. */
export function drawnLayout(definition: ProcessDefinition): Layout {
  const found = known.get(definition);
  if (found !== undefined) return found;
  const { layout } = definition;
  const drawn = layout === undefined ? automaticLayout(definition) : completeLayout(definition, layout);
  known.set(definition, drawn);
  return drawn;
}
