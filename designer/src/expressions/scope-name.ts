import type { FeelType, TypeEnvironment } from '@yunliu/engine/expressions';
import type { ConditionField } from '../model/index.js';

/** A name an expression may read at some place. */
export interface ScopeName {
  readonly name: string;
  readonly title: string;
  readonly type: FeelType;
  /** `field`: of a form; `variable`: of the process; `column`: of the row it stands in; `local`: bound here; `own`: of the engine. */
  readonly origin: 'field' | 'variable' | 'column' | 'local' | 'own';
  /** What is known of it as a field: its kind, choices, columns. */
  readonly field?: ConditionField;
}

/** All that an expression at a place may read. */
export interface ExpressionScope {
  readonly names: readonly ScopeName[];
  readonly types: TypeEnvironment;
  /** By name, for sentences and the condition builder. */
  readonly fields: ReadonlyMap<string, ConditionField>;
  /** Some form is not at hand, so other names may exist. */
  readonly open: boolean;
}

/** Names from later entries hide those before them. */
export function scopeOf(all: readonly ScopeName[], open = false): ExpressionScope {
  const byName = new Map(all.map((entry) => [entry.name, entry]));
  const names = [...byName.values()];
  return {
    names,
    types: new Map(names.map(({ name, type }) => [name, type])),
    fields: new Map(names.flatMap(({ name, field }) => (field === undefined ? [] : [[name, field] as const]))),
    open,
  };
}
