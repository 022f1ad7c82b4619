// A module of its own, so that the board is there before the engine's checks are: they are loaded right after it.
export { validateDefinition } from '@yunliu/engine/definition';
