import type { Agreement } from '@yunliu/engine/agreements';
import type { Instant, JsonObject, LocalizedText, ProcessDefinition } from '@yunliu/engine/definition';
import type { FormTemplate } from '@yunliu/engine/forms';
import type { CalendarFile } from '@yunliu/engine/service-time';
import type { Organisation } from '@yunliu/engine/simulate';
import type { DesignFiles } from '../model/index.js';

/** What a design may refer to outside itself, read once when it is opened. Plain data. */
export interface DesignWorld {
  /** People as the rules of assignment see them; without phone numbers and addresses. */
  readonly organisation: Organisation;
  /** The newest published version of every other process. */
  readonly definitions: readonly ProcessDefinition[];
  /** Every form version those processes and this one show. */
  readonly forms: readonly FormTemplate[];
  readonly calendars: readonly CalendarFile[];
  /** Agreements in force: their metrics are what clocks measure. */
  readonly agreements: readonly Agreement[];
  /** Client systems with the key of the agreement each is under. */
  readonly systems: { readonly [system: string]: string };
  /** What they are called; absent: by their keys. */
  readonly systemTitles?: { readonly [system: string]: LocalizedText };
  /** Titles of the categories of the service catalogue, by key. */
  readonly categories?: { readonly [category: string]: LocalizedText };
  /** Handlers that service states may name. */
  readonly handlers: readonly string[];
}

/** A ticket of this process that can be printed or played again. */
export interface TicketItem {
  readonly id: string;
  readonly businessKey?: string;
  readonly title: string;
  readonly version: number;
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
}

/** What happened in a ticket, enough to play it again on a draft. */
export interface TicketStory extends TicketItem {
  /** A scenario (`*.scenario.json`): the same commands by the same people at the same times. */
  readonly scenario: JsonObject;
  /** The states it went through and the outcomes taken, in order. */
  readonly path: readonly { readonly state: string; readonly outcome?: string }[];
}

export interface PrintRequest {
  /** Id of the form, `<key>@<version>`, with its template as it stands in the draft. */
  readonly form: FormTemplate;
  /** Handlebars text as it stands in the draft. */
  readonly print: string;
  /** Values of this ticket; absent: `values`. */
  readonly ticket?: string;
  readonly values?: JsonObject;
}

/**
 * What the page that shows the designer does for it. All but `world` may be missing: a designer without them draws,
 * checks and simulates; what needs the host is then not offered.
 */
export interface DesignHost {
  readonly world: DesignWorld;
  /** The very PDF that the print would be. Faults of the template are YunliuErrors. */
  print?(request: PrintRequest, signal: AbortSignal): Promise<Blob>;
  /** Tickets of the process, newest first. */
  tickets?(query: { readonly finished?: boolean; readonly limit: number }): Promise<readonly TicketItem[]>;
  ticket?(id: string): Promise<TicketStory>;
  /** The files of a published version of this process, which `world` leaves out. */
  versionFiles?(version: number): Promise<DesignFiles>;
}
