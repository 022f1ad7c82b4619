import { localize, type DecisionState, type JsonSchema, type Locale } from '@yunliu/engine/definition';
import {
  branchRuler,
  conditionFields,
  intervalCondition,
  rulerField,
  statesOf,
  writeCondition,
  type BranchRuler,
  type Command,
  type Condition,
  type ConditionField,
  type DesignDocument,
  type Interval,
  type NumberSet,
  type RulerField,
} from '../model/index.js';

/** A decision whose branches all ask about one number field, laid along the number line. */
export interface RulerModel {
  readonly state: string;
  readonly pointer: string;
  readonly field: ConditionField;
  readonly range: RulerField;
  readonly ruler: BranchRuler;
  readonly titles: readonly string[];
  /** Title of where values go that no branch takes. */
  readonly otherwise: string;
  readonly cuts: readonly Cut[];
}

/**
 * A place of the line where branches begin or end: in front of `at`, or behind it. Ends that have no value between them are
 * one cut, so `n <= 5` and `n >= 6` of whole numbers part at the same place.
 */
interface Cut {
  readonly at: number;
  readonly behind: boolean;
  readonly ends: readonly CutEnd[];
}

interface CutEnd {
  readonly branch: number;
  readonly piece: number;
  readonly end: 'low' | 'high';
}

/** The ruler of a decision; undefined when its branches ask about other things than one number. */
export function rulerOf(document: DesignDocument, key: string, locale: Locale): RulerModel | undefined {
  const placed = statesOf(document).get(key);
  if (placed?.state.type !== 'decision' || placed.state.branches.length === 0) return undefined;
  const { state, pointer } = placed;
  const texts = state.branches.map(({ when }) => when);
  const name = rulerField(texts);
  const field = name === undefined ? undefined : conditionFields(document, locale).get(name);
  if (field === undefined || !isNumber(field)) return undefined;
  const range = rangeOf(field);
  const ruler = branchRuler(texts, range);
  if (ruler.branches.every(({ values }) => values === undefined)) return undefined;
  const title = (to: string): string => localize(statesOf(document).get(to)?.state.title, locale) || to;
  return {
    state: key,
    pointer,
    field,
    range,
    ruler,
    titles: titlesOf(state, title, locale),
    otherwise: title(state.otherwise),
    cuts: cutsOf(ruler, range),
  };
}

function titlesOf(state: DecisionState, title: (to: string) => string, locale: Locale): readonly string[] {
  const titles = state.branches.map((branch) => localize(branch.title, locale) || title(branch.to));
  // Two that lead to the same step are told apart by their place.
  return titles.map((one, index) =>
    titles.indexOf(one) === titles.lastIndexOf(one)
      ? one
      : locale === 'en'
        ? `${one} (${index + 1})`
        : `${one}（${index + 1}）`,
  );
}

function isNumber({ kind, schema }: ConditionField): boolean {
  return (
    kind === 'number' || kind === 'integer' || kind === 'money' || schema.type === 'number' || schema.type === 'integer'
  );
}

function rangeOf({ name, kind, schema }: ConditionField): RulerField {
  const step = stepOf(schema, kind);
  const { minimum, maximum } = schema;
  return {
    name,
    ...(typeof minimum === 'number' ? { minimum } : {}),
    ...(typeof maximum === 'number' ? { maximum } : {}),
    ...(step === undefined ? {} : { step }),
  };
}

function stepOf(schema: JsonSchema, kind: ConditionField['kind']): number | undefined {
  if (typeof schema['multipleOf'] === 'number') return schema['multipleOf'];
  if (schema.type === 'integer' || kind === 'integer') return 1;
  return kind === 'money' ? 0.01 : undefined;
}

function cutsOf({ branches }: BranchRuler, range: RulerField): readonly Cut[] {
  const cuts = new Map<string, { at: number; behind: boolean; ends: CutEnd[] }>();
  const add = (at: number, behind: boolean, end: CutEnd): void => {
    if (!Number.isFinite(at)) return;
    if (end.end === 'low' ? at === range.minimum : at === range.maximum) return;
    const place = behind && range.step !== undefined ? { at: plus(at, range.step), behind: false } : { at, behind };
    const key = `${place.at} ${place.behind}`;
    const cut = cuts.get(key) ?? { ...place, ends: [] };
    cut.ends.push(end);
    cuts.set(key, cut);
  };
  for (const [branch, { values }] of branches.entries())
    for (const [piece, { low, lowIncluded, high, highIncluded }] of (values ?? []).entries()) {
      add(low, !lowIncluded, { branch, piece, end: 'low' });
      add(high, highIncluded, { branch, piece, end: 'high' });
    }
  return [...cuts.values()].toSorted((a, b) => a.at - b.at || Number(a.behind) - Number(b.behind));
}

/** How far a cut may go: up to its neighbours and the limits of the field. */
export function cutLimits({ cuts, range }: RulerModel, index: number): { readonly min: number; readonly max: number } {
  const step = range.step ?? 0;
  const [before, after] = [cuts[index - 1], cuts[index + 1]];
  const min = before === undefined ? (range.minimum ?? -Infinity) : plus(before.at, step);
  const max = after === undefined ? (range.maximum ?? Infinity) : plus(after.at, -step);
  return { min, max };
}

/** Moves a cut: the conditions of all branches that begin or end there, in one step. Nothing when it cannot go there. */
export function moveCut(model: RulerModel, index: number, to: number): Command | undefined {
  const cut = model.cuts[index];
  const { min, max } = cutLimits(model, index);
  if (cut === undefined || !Number.isFinite(to) || to < min || to > max || to === cut.at) return undefined;
  const by = plus(to, -cut.at);
  const sets = new Map<number, Interval[]>();
  for (const { branch, piece, end } of cut.ends) {
    const set = sets.get(branch) ?? [...(model.ruler.branches[branch]?.values ?? [])];
    const old = set[piece];
    if (old !== undefined) set[piece] = { ...old, [end]: plus(old[end], by) };
    sets.set(branch, set);
  }
  return rewrite(model, sets, { 'zh-CN': '移动分界', en: 'Move a boundary' });
}

/** Lets a branch take a gap too. */
export function takeGap(model: RulerModel, branch: number, gap: Interval): Command | undefined {
  const values = model.ruler.branches[branch]?.values;
  if (values === undefined) return undefined;
  return rewrite(model, new Map([[branch, joined([...values, gap], model.range)]]), {
    'zh-CN': '补上空缺',
    en: 'Fill the gap',
  });
}

/** A branch of its own for a gap; it leads to where its values went before. */
export function branchForGap(model: RulerModel, document: DesignDocument, gap: Interval): Command | undefined {
  const state = statesOf(document).get(model.state)?.state;
  if (state?.type !== 'decision') return undefined;
  const when = writeCondition(conditionOfSet(model.range, [gap], false));
  return { type: 'add-branch', of: model.state, to: state.otherwise, when };
}

/** Takes what an earlier branch has out of a later one: it never got there. */
export function partOverlap(model: RulerModel, later: number): Command | undefined {
  const reached = model.ruler.branches[later]?.reached;
  if (reached === undefined || reached.length === 0) return undefined;
  return rewrite(model, new Map([[later, reached]]), { 'zh-CN': '消除重叠', en: 'Part the overlap' });
}

/** Branches that end where a gap begins, or begin where it ends. */
export function besideGap({ ruler, range }: RulerModel, gap: Interval): readonly number[] {
  return ruler.branches.flatMap(({ values = [] }, index) =>
    values.some((piece) => joined([piece, gap], range).length === 1) ? [index] : [],
  );
}

function rewrite(
  { pointer, range, ruler }: RulerModel,
  sets: ReadonlyMap<number, NumberSet>,
  label: { readonly 'zh-CN': string; readonly en: string },
): Command {
  const commands = [...sets].map(([branch, set]): Command => ({
    type: 'set',
    pointer: `${pointer}/branches/${branch}/when`,
    value: writeCondition(conditionOfSet(range, set, ruler.branches[branch]?.whenEmpty === true)),
  }));
  return { type: 'batch', commands, label };
}

/** The condition that holds exactly on these stretches; limits of the field itself are not said again. */
function conditionOfSet(range: RulerField, set: NumberSet, whenEmpty: boolean): Condition {
  const parts: Condition[] = set.map((piece) =>
    intervalCondition(range.name, {
      low: piece.low === range.minimum ? -Infinity : piece.low,
      lowIncluded: piece.low === range.minimum ? false : piece.lowIncluded,
      high: piece.high === range.maximum ? Infinity : piece.high,
      highIncluded: piece.high === range.maximum ? false : piece.highIncluded,
    }),
  );
  const field = { term: 'field', path: [range.name] } as const;
  if (whenEmpty) parts.unshift({ kind: 'empty', value: field, negated: false });
  const [only, second] = parts;
  if (only === undefined) return { kind: 'empty', value: field, negated: false };
  // A stretch of everything: whenever the field is filled in.
  const whole = parts.map((part): Condition =>
    part.kind === 'all' && part.parts.length === 0 ? { kind: 'empty', value: field, negated: true } : part,
  );
  return second === undefined ? (whole[0] ?? only) : { kind: 'any', parts: whole };
}

/** Stretches that have no value between them become one. */
function joined(pieces: readonly Interval[], { step }: RulerField): NumberSet {
  const sorted = [...pieces].sort((a, b) => a.low - b.low || Number(b.lowIncluded) - Number(a.lowIncluded));
  const found: Interval[] = [];
  for (const next of sorted) {
    const last = found.at(-1);
    if (last !== undefined && meets(last, next, step)) {
      const further = next.high > last.high || (next.high === last.high && next.highIncluded);
      if (further) found[found.length - 1] = { ...last, high: next.high, highIncluded: next.highIncluded };
    } else found.push(next);
  }
  return found;
}

function meets(one: Interval, next: Interval, step: number | undefined): boolean {
  if (next.low < one.high) return true;
  if (next.low === one.high) return next.lowIncluded || one.highIncluded;
  return step !== undefined && one.highIncluded && next.lowIncluded && plus(one.high, step) >= next.low;
}

/** A sum without the dust of binary fractions. */
export function plus(a: number, b: number): number {
  return Number.isFinite(a) && Number.isFinite(b) ? Number((a + b).toPrecision(15)) : a + b;
}
