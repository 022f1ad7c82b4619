import type { JsonSchema } from './json.js';
import type { LocalizedText } from './localized-text.js';
import type { ClockRule, MessageRule, SignalRule, TimerRule } from './timing.js';
import type { Outcomes, States } from './states/state.js';

/** How serial numbers of one kind look and when they begin again at 1. Gapless per rule and period. */
export interface SerialRule {
  readonly title: LocalizedText;
  /** Text with `{yyyy}`, `{MM}`, `{dd}` and exactly one `{n}` or `{n:WIDTH}`; e.g. `F14-{yyyy}{MM}-{n:4}`. Dates in Asia/Shanghai. */
  readonly pattern: string;
  readonly reset: 'never' | 'year' | 'month' | 'day';
}

/** What the service catalogue page says about the product. */
export interface ServiceCard {
  /** Product code of the service catalogue, e.g. `P11`. */
  readonly code: string;
  readonly purpose: LocalizedText;
  readonly answeredBy: LocalizedText;
  readonly howFast: LocalizedText;
}

/** A message that starts a process. */
interface StartMessage {
  readonly name: string;
  readonly title?: LocalizedText;
  /** FEEL over `message.*`: must equal the message's key. Without it any key starts. */
  readonly key?: string;
  /** Variable -> FEEL over `message.*`. */
  readonly output?: { readonly [variable: string]: string };
}

interface DrawingPoint {
  readonly x: number;
  readonly y: number;
}

/** How one way is drawn where the straight line is not wanted. */
export interface ConnectionLayout {
  /** State it leaves; absent = common to the whole process. */
  readonly from?: string;
  readonly to: string;
  /** Which of several ways between the two, counted from 0 in the order of the file; absent = 0. */
  readonly way?: number;
  /** Corners of the line between its two ends. */
  readonly bends?: readonly DrawingPoint[];
  /** How far the title was moved from the middle of the line. */
  readonly label?: DrawingPoint;
}

/** Where the drawing has its nodes; made by the designer, absent = laid out automatically. */
export interface Layout {
  readonly states: {
    readonly [state: string]: {
      readonly x: number;
      readonly y: number;
      readonly width?: number;
      readonly height?: number;
    };
  };
  readonly connections?: readonly ConnectionLayout[];
}

/**
 * One version of a process definition, as stored in process-definitions/<key>/<version>.json.
 * State keys are unique in the whole file, nested ones included, so `to` needs no path. Form values are variables.
 */
export interface ProcessDefinition {
  readonly $schema?: string;
  readonly format: 1;
  readonly key: string;
  readonly version: number;
  readonly title: LocalizedText;
  readonly category: string;
  readonly description?: LocalizedText;
  readonly card?: ServiceCard;
  /** Process variables that are not fields of a form (JSON Schema, type object). Form fields are variables by themselves. */
  readonly data?: JsonSchema;
  /** Roles used anywhere in the file. */
  readonly roles: { readonly [role: string]: { readonly title: LocalizedText } };
  readonly start: {
    /** Roles that may start it; `*` = every signed-in user. */
    readonly by: readonly string[];
    /** Not offered in the catalogue: only other processes (or an administrator) start it. */
    readonly childOnly?: boolean;
    /** Messages that start it when no instance waits for them. */
    readonly messages?: readonly StartMessage[];
  };
  /** Roles that may see all instances, besides those who started, handled, may handle or were copied. */
  readonly visibleTo?: readonly string[];
  /** FEEL giving the one-line subject of an instance for lists; default: title. Evaluated at start and after each completion. */
  readonly subject?: string;
  readonly serials?: { readonly [rule: string]: SerialRule };
  /** Serial rule that gives each instance its business key at start. */
  readonly businessKey?: string;
  readonly initial: string;
  readonly states: States;
  /** Common to every state of the process, like a phase around all of it. */
  readonly outcomes?: Outcomes;
  readonly timers?: readonly TimerRule[];
  readonly messages?: readonly MessageRule[];
  readonly signals?: readonly SignalRule[];
  readonly clocks?: readonly ClockRule[];
  /** Pairs of roles that one person may not act in within one instance. */
  readonly conflictingRoles?: readonly (readonly [string, string])[];
  /** 撤回 by the initiator while nobody else acted; default true. */
  readonly recall?: boolean;
  readonly layout?: Layout;
}
