import type { ProcessDefinition } from '@yunliu/engine/definition';
import type { Position } from '../commands/command.js';
import { automaticLayout } from './automatic-layout.js';

/** Places of all states as the read-only flow draws them: whole pixels, containers with their size. */
export function autoLayout(definition: ProcessDefinition): { readonly [state: string]: Position } {
  return automaticLayout(definition).states;
}
