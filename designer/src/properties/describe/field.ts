import type { Json, JsonObject } from '@yunliu/engine/definition';
import type { Command, NameKind } from '../../model/index.js';
import type { DesignPlace } from '../place.js';
import type { PickKind } from './pick-kind.js';

/** A text in both languages: zh-CN, then English. */
export type Words = readonly [zh: string, en: string];

export interface ChoiceOption {
  readonly value: string;
  readonly label: Words;
}

/** One line of a panel: what of the JSON it edits, and with which control. */
export interface Field {
  /** Property of the object the panel stands on; `''` = the object itself (a choice between several of its properties). */
  readonly key: string;
  readonly label: Words;
  readonly hint?: Words;
  readonly control: FieldControl;
  /** The format asks for it. */
  readonly required?: boolean;
  /** Offered only then; what is set is always shown. */
  readonly when?: (owner: JsonObject) => boolean;
  /** Rarely needed: folded under “more” until it is set. */
  readonly more?: boolean;
}

/** A way to fill one place of the JSON. */
export interface Mode {
  readonly id: string;
  readonly label: Words;
  readonly hint?: Words;
  /** Whether what stands there is of this kind. Asked in the order of the modes. */
  is(value: Json | undefined): boolean;
  /** What makes it so. Undefined: it is so already. */
  change(place: DesignPlace): Command | undefined;
  /** Properties the choice itself writes. */
  readonly keys?: readonly string[];
  /** What can be said then: of the object … */
  readonly fields?: () => readonly Field[];
  /** … or of the value itself. */
  readonly control?: FieldControl;
}

/** One entry of a list or record. */
interface ItemShape {
  readonly fields?: () => readonly Field[];
  /** Where the entry is no object. */
  readonly control?: FieldControl;
}

/** What is added, named and taken away by which command; see `collections.ts`. */
export type CollectionKind =
  | 'outcomes'
  | 'routes'
  | 'branches'
  | 'regions'
  | 'timers'
  | 'clocks'
  | 'messages'
  | 'signals'
  | 'effects'
  | 'roles'
  | 'serials'
  | 'variables'
  | 'entries'
  | 'clock-points'
  | 'escalations'
  | 'pauses'
  | 'start-messages'
  | 'references'
  | 'role-pairs';

export type FieldControl =
  | { readonly kind: 'text'; readonly rows?: number; readonly code?: boolean }
  | { readonly kind: 'localized'; readonly rows?: number }
  | {
      readonly kind: 'number';
      readonly min?: number;
      readonly max?: number;
      readonly percent?: boolean;
      readonly whole?: boolean;
      readonly unit?: Words;
      readonly placeholder?: string;
    }
  | { readonly kind: 'switch'; readonly fallback: boolean }
  /** `empty`: what counts while nothing is set. */
  | { readonly kind: 'choice'; readonly options: readonly ChoiceOption[]; readonly empty?: Words }
  /** Any of a few, as a list. */
  | { readonly kind: 'some'; readonly options: readonly ChoiceOption[] }
  | { readonly kind: 'pick'; readonly of: PickKind; readonly free?: boolean }
  | { readonly kind: 'picks'; readonly of: PickKind; readonly free?: boolean }
  /** The name of the thing itself, changed everywhere at once. */
  | { readonly kind: 'name'; readonly rename: NameKind }
  | { readonly kind: 'state-key' }
  /** The end or error a way answers. */
  | { readonly kind: 'route-key' }
  | { readonly kind: 'duration' }
  | { readonly kind: 'feel'; readonly rows?: number }
  | { readonly kind: 'condition' }
  /** Name to FEEL. */
  | { readonly kind: 'mapping'; readonly names: PickKind }
  | { readonly kind: 'assignment'; readonly optional?: boolean }
  /** `loose`: nothing in it is needed, so it goes with its last entry. */
  | {
      readonly kind: 'object';
      readonly fields: () => readonly Field[];
      readonly loose?: boolean;
      readonly kept?: readonly string[];
    }
  | { readonly kind: 'modes'; readonly modes: () => readonly Mode[] }
  | { readonly kind: 'list'; readonly of: CollectionKind; readonly item: ItemShape }
  | { readonly kind: 'record'; readonly of: CollectionKind; readonly item: ItemShape }
  /** Rights of fields in a task: the sheet of rights is the place for many. */
  | { readonly kind: 'rights' }
  | { readonly kind: 'json'; readonly rows?: number };

/** A part of a panel. */
export interface Section {
  readonly id: string;
  readonly label: Words;
  readonly fields: readonly Field[];
  /** Unfolded at first. */
  readonly open?: boolean;
}
