import type { Condition } from '../model/index.js';

/** Where a part stands: the number of the part in each group on the way down; 0 leads into a negation or the rows of a table. */
export type ConditionPath = readonly number[];

export type Group = Extract<Condition, { readonly kind: 'all' | 'any' }>;

/** The whole as a group, as the builder shows it. */
export function asGroup(condition: Condition | undefined): Group {
  if (condition === undefined) return { kind: 'all', parts: [] };
  return condition.kind === 'all' || condition.kind === 'any' ? condition : { kind: 'all', parts: [condition] };
}

export function isGroup(condition: Condition): condition is Group {
  return condition.kind === 'all' || condition.kind === 'any';
}

/** The whole with another part at a place; `undefined` takes it away, and groups left empty with it. */
export function replaceAt(whole: Condition, path: ConditionPath, part: Condition | undefined): Condition | undefined {
  const [index, ...rest] = path;
  if (index === undefined) return part;
  switch (whole.kind) {
    case 'all':
    case 'any': {
      const old = whole.parts[index];
      if (old === undefined) return whole;
      const next = replaceAt(old, rest, part);
      const parts = whole.parts.flatMap((one, at) => (at === index ? (next === undefined ? [] : [next]) : [one]));
      return parts.length === 0 ? undefined : { ...whole, parts };
    }
    case 'not': {
      const next = replaceAt(whole.part, rest, part);
      return next === undefined ? undefined : { ...whole, part: next };
    }
    case 'rows': {
      const next = replaceAt(whole.condition, rest, part);
      return next === undefined ? undefined : { ...whole, condition: next };
    }
    default:
      return whole;
  }
}

export function partAt(whole: Condition, path: ConditionPath): Condition | undefined {
  const [index, ...rest] = path;
  if (index === undefined) return whole;
  const part =
    whole.kind === 'all' || whole.kind === 'any'
      ? whole.parts[index]
      : whole.kind === 'not'
        ? whole.part
        : whole.kind === 'rows'
          ? whole.condition
          : undefined;
  return part === undefined ? undefined : partAt(part, rest);
}

/** Adds a part to a group; what is no group becomes one with it. */
export function addTo(whole: Condition, path: ConditionPath, part: Condition): Condition {
  const group = asGroup(partAt(whole, path));
  return replaceAt(whole, path, { ...group, parts: [...group.parts, part] }) ?? part;
}

/** The part and the one before (or after) it change places. */
export function moveAt(whole: Condition, path: ConditionPath, by: -1 | 1): Condition {
  const index = path.at(-1) ?? 0;
  const group = partAt(whole, path.slice(0, -1));
  if (group === undefined || !isGroup(group)) return whole;
  const other = group.parts[index + by];
  const own = group.parts[index];
  if (other === undefined || own === undefined) return whole;
  const parts = group.parts.map((one, at) => (at === index ? other : at === index + by ? own : one));
  return replaceAt(whole, path.slice(0, -1), { ...group, parts }) ?? whole;
}

/** Groups with the same joining word inside each other say nothing more than one: as the text will read. */
export function tidy(condition: Condition): Condition {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const parts = condition.parts.map(tidy).flatMap((part) => {
        if (!isGroup(part)) return [part];
        return part.kind === condition.kind || part.parts.length <= 1 ? part.parts : [part];
      });
      const [only] = parts;
      return parts.length === 1 && only !== undefined ? only : { ...condition, parts };
    }
    case 'not':
      return { ...condition, part: tidy(condition.part) };
    case 'rows':
      return { ...condition, condition: tidy(condition.condition) };
    default:
      return condition;
  }
}

/** The tree as the builder shows it: the whole, and what is inside of negations and rows, are groups even of one. */
export function shownTree(condition: Condition | undefined): Group {
  const group = asGroup(condition);
  return { ...group, parts: group.parts.map(shownPart) };
}

function shownPart(part: Condition): Condition {
  switch (part.kind) {
    case 'all':
    case 'any':
      return { ...part, parts: part.parts.map(shownPart) };
    case 'not':
      return { ...part, part: shownTree(part.part) };
    case 'rows':
      return { ...part, condition: shownTree(part.condition) };
    default:
      return part;
  }
}
