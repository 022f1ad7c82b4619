import type { FeelPlace } from './feel-names.js';

/** What a name may stand for. */
export type NameKind =
  'variable' | 'column' | 'state' | 'outcome' | 'final-outcome' | 'region' | 'role' | 'serial' | 'form' | 'metric';

/** A name as the whole value (or the whole key) at a pointer. */
export interface NameSite {
  readonly kind: NameKind;
  readonly name: string;
  readonly pointer: string;
  readonly at: 'key' | 'value';
  /** `outcome`: the state that offers it ('' = the process). `column`: its table. `final-outcome`: the phase ('' = the process). */
  readonly of?: string;
  /** The one place that introduces the name; all others refer to it. */
  readonly declares?: boolean;
  /** What stands in front of and behind the name in the value (`#/properties/`, `table.`). */
  readonly prefix?: string;
  readonly suffix?: string;
}

/** A text with names in it. */
export interface TextSite {
  readonly kind: 'feel' | 'notice' | 'print';
  readonly pointer: string;
  readonly text: string;
  readonly place: FeelPlace;
}

/** All places of a document that hold names. */
export interface Sites {
  readonly names: readonly NameSite[];
  readonly texts: readonly TextSite[];
}

/** Gathers sites; every part of the walk writes into one. */
export class SiteCollector implements Sites {
  readonly names: NameSite[] = [];
  readonly texts: TextSite[] = [];

  value(kind: NameKind, pointer: string, name: string | undefined, more: Partial<NameSite> = {}): void {
    if (typeof name === 'string') this.names.push({ kind, name, pointer, at: 'value', ...more });
  }

  key(kind: NameKind, pointer: string, name: string, more: Partial<NameSite> = {}): void {
    this.names.push({ kind, name, pointer, at: 'key', ...more });
  }

  feel(pointer: string, text: string | undefined, place: FeelPlace = {}): void {
    if (typeof text === 'string') this.texts.push({ kind: 'feel', pointer, text, place });
  }

  /** A localized text with `{{variable}}` in it. */
  notice(pointer: string, text: unknown, place: FeelPlace = {}): void {
    if (typeof text === 'string') this.texts.push({ kind: 'notice', pointer, text, place });
    else if (typeof text === 'object' && text !== null)
      for (const [locale, one] of Object.entries(text)) this.notice(`${pointer}/${locale}`, one, place);
  }
}
