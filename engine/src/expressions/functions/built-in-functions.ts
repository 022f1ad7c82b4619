import type { FeelFunction } from './feel-function.js';
import { listFunctions } from './list-functions.js';
import { logicFunctions } from './logic-functions.js';
import { numberFunctions } from './number-functions.js';
import { stringFunctions } from './string-functions.js';
import { temporalFunctions } from './temporal-functions.js';

/** All functions an expression may call, by name. `@` is the date literal `@"2026-09-30"`. */
export const builtInFunctions: ReadonlyMap<string, FeelFunction> = new Map(
  [...logicFunctions, ...stringFunctions, ...numberFunctions, ...listFunctions, ...temporalFunctions].map((entry) => [
    entry.name,
    entry,
  ]),
);
