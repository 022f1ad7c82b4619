import type { StateType } from '@yunliu/engine/definition';
import type { Connection } from '../../model/index.js';
import type { Box, Point } from '../../view/flow/layout/drawing.js';

/** A small sign on a step: what it waits for, what it measures. */
export interface Badge {
  readonly kind: 'timer' | 'message' | 'signal' | 'clock';
  readonly title: string;
}

/** The worst fault of an element, with the sentences of all. */
export interface Mark {
  readonly severity: 'error' | 'warning';
  readonly messages: readonly string[];
}

/** That nobody would get it, in a word and with the reasons. */
export interface VacancySign extends Mark {
  readonly title: string;
}

interface ShapeCommon {
  readonly id: string;
  readonly title: string;
  readonly box: Box;
  /** Id of the shape around it; absent = the top. */
  readonly parent?: string;
  readonly mark?: Mark;
}

/** A state as it is drawn. */
export interface DrawnState extends ShapeCommon {
  readonly what: 'state';
  readonly key: string;
  readonly type: StateType;
  /** Who works on it, which process it starts. */
  readonly subtitle: string;
  readonly isInitial: boolean;
  readonly badges: readonly Badge[];
  /** Nobody, or perhaps nobody, would get it with the people of today. */
  readonly vacancy?: VacancySign;
  /** How many people, in a word (会签 …). */
  readonly group?: string;
}

/** One of the branches of a parallel state. */
export interface DrawnRegion extends ShapeCommon {
  readonly what: 'region';
  readonly of: string;
  readonly region: string;
}

/** Where ways common to the whole process begin. */
interface DrawnAnywhere extends ShapeCommon {
  readonly what: 'anywhere';
}

export interface DrawnLabel extends ShapeCommon {
  readonly what: 'label';
  /** Id of the connection it belongs to. */
  readonly of: string;
  readonly kind: Connection['kind'];
  readonly lines: readonly string[];
}

export type DrawnShape = DrawnState | DrawnRegion | DrawnAnywhere | DrawnLabel;

/** A way from one state to another. */
export interface DrawnConnection {
  readonly what: 'connection';
  readonly id: string;
  /** Pointer of the target's name. */
  readonly pointer: string;
  readonly kind: Connection['kind'];
  /** Keys of the states; '' = the whole process. */
  readonly from: string;
  readonly to: string;
  readonly source: string;
  readonly target: string;
  readonly title: string;
  readonly points: readonly Point[];
  /** Somebody, or the automatic layout, chose its corners. */
  readonly isBent: boolean;
  readonly mark?: Mark;
}

/** Everything on the board, containers before what they hold. Plain data: what of it changed is drawn anew. */
export interface Drawing {
  readonly shapes: ReadonlyMap<string, DrawnShape>;
  readonly connections: ReadonlyMap<string, DrawnConnection>;
}

export const stateId = (key: string): string => `state:${key}`;
export const regionId = (of: string, region: string): string => `region:${of}/${region}`;
export const connectionId = (way: string): string => `way:${way}`;
export const labelId = (connection: string): string => `label:${connection}`;
export const ANYWHERE = 'anywhere:';

/** Key of the state of a shape's id; undefined for everything else. */
export function stateOfId(id: string): string | undefined {
  return id.startsWith('state:') ? id.slice('state:'.length) : undefined;
}
