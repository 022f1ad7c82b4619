import type {
  AssignmentRule,
  ConnectionLayout,
  Effect,
  FieldRight,
  Json,
  JsonObject,
  JsonSchema,
  Locale,
  LocalizedText,
  State,
  StateType,
} from '@yunliu/engine/definition';
import type { FieldKind } from '@yunliu/engine/forms';
import type { NameQuery } from '../names/uses-of.js';
import type { FormClip } from './form-clip.js';
import type { Patch } from '../editing/patch.js';

/** Where a state stands: at the top, in a phase, or in a region of a parallel state. */
export interface StatePlace {
  /** Key of the phase or parallel state; absent = top. */
  readonly in?: string;
  readonly region?: string;
  /** Key of the state it stands in front of; absent = last. */
  readonly before?: string;
}

export interface Position {
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly height?: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What becomes of the ways that led to a state which is removed. */
export type Reroute =
  /** They lead on to where the state's first way out led. */
  | { readonly by: 'bridge' }
  | { readonly by: 'to'; readonly to: string }
  /** They go too, where a state may lose them. */
  | { readonly by: 'drop' };

/** States with what belongs to them, as carried by the clipboard (plain JSON, also between tabs). */
export interface Clip {
  readonly states: { readonly [key: string]: State };
  readonly places?: { readonly [key: string]: Position };
  /** Corners and titles of the ways among them. */
  readonly connections?: readonly ConnectionLayout[];
  readonly roles?: { readonly [role: string]: { readonly title: LocalizedText } };
  readonly forms?: { readonly [form: string]: JsonObject };
  readonly prints?: { readonly [form: string]: { readonly [name: string]: string } };
}

export type StateCommand =
  | {
      readonly type: 'add-state';
      readonly stateType: StateType;
      readonly into?: StatePlace;
      readonly key?: string;
      readonly title?: LocalizedText;
      /** Laid over the defaults (which process is called …). */
      readonly values?: JsonObject;
      readonly at?: Position;
    }
  | { readonly type: 'remove-states'; readonly keys: readonly string[]; readonly reroute?: Reroute }
  | { readonly type: 'move-states'; readonly keys: readonly string[]; readonly into: StatePlace }
  | {
      readonly type: 'wrap-states';
      readonly keys: readonly string[];
      readonly key?: string;
      readonly title?: LocalizedText;
    }
  | { readonly type: 'unwrap-state'; readonly key: string }
  | { readonly type: 'duplicate-states'; readonly keys: readonly string[] }
  | { readonly type: 'paste-states'; readonly clip: Clip; readonly into?: StatePlace; readonly at?: Position }
  | { readonly type: 'change-state-type'; readonly key: string; readonly to: StateType }
  | { readonly type: 'set-initial'; readonly key: string }
  | { readonly type: 'add-region'; readonly of: string; readonly key?: string; readonly title?: LocalizedText }
  | { readonly type: 'remove-region'; readonly of: string; readonly key: string };

/** Maps of routes that people do not choose. */
type RouteMap = 'outcomes' | 'onDone' | 'onError';

export type ConnectionCommand =
  /** Adds the way out that fits the type of `from`: an outcome, a branch, a route, a timer, or simply `to`. */
  | { readonly type: 'connect'; readonly from: string; readonly to: string; readonly title?: LocalizedText }
  /** `pointer` is that of the name of the target (`…/to`, `…/otherwise`, `…/initial`). */
  | { readonly type: 'reconnect'; readonly pointer: string; readonly to: string }
  | { readonly type: 'disconnect'; readonly pointer: string }
  /** `of`: a task or phase; '' = common to the whole process. */
  | {
      readonly type: 'add-outcome';
      readonly of: string;
      readonly to: string;
      readonly key?: string;
      readonly title?: LocalizedText;
    }
  | { readonly type: 'remove-outcome'; readonly of: string; readonly key: string }
  | {
      readonly type: 'add-route';
      readonly of: string;
      readonly map: RouteMap;
      readonly key: string;
      readonly to: string;
    }
  | { readonly type: 'remove-route'; readonly of: string; readonly map: RouteMap; readonly key: string }
  | {
      readonly type: 'rename-route';
      readonly of: string;
      readonly map: RouteMap;
      readonly key: string;
      readonly to: string;
    }
  | {
      readonly type: 'add-branch';
      readonly of: string;
      readonly to: string;
      readonly when?: string;
      readonly title?: LocalizedText;
      readonly index?: number;
    }
  | { readonly type: 'remove-branch'; readonly of: string; readonly index: number };

export type RuleList = 'timers' | 'messages' | 'signals' | 'clocks';

export type RuleCommand =
  /** `of`: a state; '' = the process. `rule` overrides the defaults. */
  | {
      readonly type: 'add-rule';
      readonly of: string;
      readonly list: RuleList;
      readonly rule?: JsonObject;
      readonly index?: number;
    }
  /** `at`: pointer of a list of effects (`…/onEntry`, `…/effects`). */
  | {
      readonly type: 'add-effect';
      readonly at: string;
      readonly effect: Effect['type'] | Effect;
      readonly index?: number;
    }
  | { readonly type: 'set-assignment'; readonly of: string; readonly assign: AssignmentRule }
  /** 会签, 或签, 依次, 票签; `none` = one person. */
  | { readonly type: 'set-group'; readonly of: string; readonly kind: 'none' | 'all' | 'any' | 'sequence' | 'vote' }
  | { readonly type: 'set-operation'; readonly of: string; readonly operation: string; readonly value?: Json };

/** The grammar of all other properties: what stands at a pointer. Keys take the place the format gives them. */
export type ValueCommand =
  | { readonly type: 'set'; readonly pointer: string; readonly value: Json }
  /** `andEmpty`: the list or record goes too when nothing is left in it. */
  | { readonly type: 'remove'; readonly pointer: string; readonly andEmpty?: boolean }
  | { readonly type: 'insert'; readonly pointer: string; readonly value: Json; readonly index?: number }
  | { readonly type: 'move'; readonly pointer: string; readonly from: number; readonly to: number }
  /** Order of the keys: states, outcomes, fields of a record. */
  | { readonly type: 'reorder'; readonly pointer: string; readonly keys: readonly string[] };

export type NameCommand =
  | ({ readonly type: 'rename'; readonly to: string } & NameQuery)
  | { readonly type: 'add-variable'; readonly name: string; readonly schema: JsonSchema }
  | { readonly type: 'remove-variable'; readonly name: string }
  | { readonly type: 'add-role'; readonly key: string; readonly title: LocalizedText }
  | { readonly type: 'remove-role'; readonly key: string };

export interface RightCell {
  readonly state: string;
  /** `field`, `table`, `table.column`, `table.*` or `*`. */
  readonly path: string;
}

export type RightsCommand =
  /** `null`: back to what `*` says. */
  | { readonly type: 'set-rights'; readonly cells: readonly (RightCell & { readonly right: FieldRight | null })[] }
  /** The right of one cell into others: fill down, fill right. */
  | { readonly type: 'fill-rights'; readonly from: RightCell; readonly into: readonly RightCell[] }
  /** All rights of one state to others that show the same form. */
  | { readonly type: 'copy-rights'; readonly from: string; readonly to: readonly string[] }
  | { readonly type: 'set-form'; readonly of: string; readonly form: string | null };

type FieldParent = {
  /** Id of the form, `<key>@<version>`. */
  readonly form: string;
  /** Pointer of the layout (or the table) inside the form, e.g. `/ui` or `/ui/elements/2`. */
  readonly into: string;
  readonly index?: number;
};

export type LayoutKind = 'rows' | 'columns' | 'group' | 'tabs' | 'steps' | 'tab' | 'label';

export type FormCommand =
  | { readonly type: 'add-form'; readonly key: string; readonly title: LocalizedText }
  | { readonly type: 'remove-form'; readonly form: string }
  | ({
      readonly type: 'add-field';
      readonly kind: FieldKind;
      readonly name?: string;
      readonly title?: string;
      /** Language of what stands there until somebody gives a better title; absent = Chinese. */
      readonly locale?: Locale;
    } & FieldParent)
  | ({ readonly type: 'add-element'; readonly layout: LayoutKind; readonly title?: LocalizedText } & FieldParent)
  /** The element with all in it; what no other element shows goes out of the schema and the rights too. */
  | { readonly type: 'remove-element'; readonly form: string; readonly at: string }
  | ({ readonly type: 'move-element'; readonly at: string } & FieldParent)
  /** Several at once, also from different places; `index` counts before they are taken out. */
  | ({ readonly type: 'move-elements'; readonly at: readonly string[] } & FieldParent)
  | ({ readonly type: 'paste-elements'; readonly clip: FormClip } & FieldParent)
  | { readonly type: 'duplicate-elements'; readonly form: string; readonly at: readonly string[] }
  | { readonly type: 'copy-form'; readonly form: string; readonly key: string; readonly title?: LocalizedText }
  /** `version`: default one more than now. */
  | { readonly type: 'next-form-version'; readonly form: string; readonly version?: number }
  | {
      readonly type: 'wrap-elements';
      readonly form: string;
      readonly at: readonly string[];
      readonly in: 'columns' | 'group';
    }
  | { readonly type: 'unwrap-element'; readonly form: string; readonly at: string }
  | { readonly type: 'change-field-kind'; readonly form: string; readonly path: string; readonly kind: FieldKind }
  | { readonly type: 'require-field'; readonly form: string; readonly path: string; readonly required: boolean }
  | { readonly type: 'set-print'; readonly form: string; readonly name: string; readonly text: string }
  | { readonly type: 'remove-print'; readonly form: string; readonly name: string }
  | { readonly type: 'rename-print'; readonly form: string; readonly name: string; readonly to: string };

export type LayoutCommand =
  | { readonly type: 'place-states'; readonly places: { readonly [key: string]: Position } }
  | {
      readonly type: 'align-states';
      readonly keys: readonly string[];
      readonly by: 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';
    }
  | { readonly type: 'distribute-states'; readonly keys: readonly string[]; readonly along: 'x' | 'y' }
  | { readonly type: 'lay-out' }
  /** Corners of the lines of ways (`pointer` is that of the target's name); none = the plain line. */
  | {
      readonly type: 'bend-connections';
      readonly lines: readonly { readonly pointer: string; readonly bends: readonly Point[] }[];
    }
  /** How far the title of a way stands from the middle of its line; none = beside it. */
  | { readonly type: 'move-label'; readonly pointer: string; readonly offset?: Point }
  | { readonly type: 'clear-layout' };

export type ScenarioCommand =
  | { readonly type: 'add-scenario'; readonly name: string; readonly story: JsonObject }
  | { readonly type: 'remove-scenario'; readonly name: string }
  | { readonly type: 'rename-scenario'; readonly name: string; readonly to: string };

/** What leads from one document to another, as one step: taking a saved step back, bringing in a file. */
export interface PatchCommand {
  readonly type: 'apply-patches';
  readonly patches: readonly Patch[];
  readonly label?: { readonly 'zh-CN': string; readonly en: string };
}

/** Several commands as one step, with its own name in the list of steps. */
interface BatchCommand {
  readonly type: 'batch';
  readonly commands: readonly Command[];
  readonly label?: { readonly 'zh-CN': string; readonly en: string };
}

/** Everything that can be done to a design, as plain JSON. */
export type Command =
  | StateCommand
  | ConnectionCommand
  | RuleCommand
  | ValueCommand
  | NameCommand
  | RightsCommand
  | FormCommand
  | LayoutCommand
  | ScenarioCommand
  | PatchCommand
  | BatchCommand;

export type CommandType = Command['type'];
