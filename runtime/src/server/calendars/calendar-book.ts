import type { Store } from '@yunliu/engine';
import type { JsonObject } from '@yunliu/engine/definition';
import { createCalendars } from '@yunliu/engine/service-time';
import type { CalendarFile, CalendarNotice, ServiceCalendars } from '@yunliu/engine/service-time';
import { withAddition } from './calendar-addition.js';
import type { CalendarAddition } from './calendar-addition.js';

const COLLECTION = 'calendar-changes';

/** One due that moved, kept for ever. */
export interface MovedRow {
  readonly instanceId: string;
  readonly clockId: string;
  readonly subject: string;
  readonly businessKey?: string;
  readonly metric: string;
  readonly oldDue: string | null;
  readonly newDue: string | null;
  readonly newlyBreached: boolean;
  readonly why: readonly { readonly 'zh-CN': string; readonly en: string }[];
}

/** An addition that was taken over, with what it moved. */
export interface CalendarChange extends CalendarAddition {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  /** Version of the set of calendars before and after. */
  readonly before: string;
  readonly after: string;
  readonly moved: readonly MovedRow[];
  /** Tickets whose clocks are still to be judged by the new calendars. */
  readonly pending: readonly string[];
}

/**
 * The calendars of the installation: those delivered as files with the dates administrators added, in order. Each set is
 * made once; commands, schedules and pages ask for the present one.
 */
export interface CalendarBook {
  current(): ServiceCalendars;
  /** The files they are made of, additions included. */
  files(): readonly CalendarFile[];
  /** Notices of a calendar and of those it extends. */
  notices(calendar: string): readonly CalendarNotice[];
  /** What the calendars would be; throws `calendar/invalid`, `calendar/unknown`. */
  preview(addition: CalendarAddition): ServiceCalendars;
  /** Stores the change and counts by it from now on. */
  take(change: CalendarChange): Promise<void>;
  update(change: CalendarChange): Promise<void>;
  changes(): Promise<readonly CalendarChange[]>;
}

export async function openCalendarBook(
  delivered: readonly CalendarFile[],
  store: Store,
): Promise<CalendarBook | undefined> {
  if (delivered.length === 0) return undefined;
  const changes = async (): Promise<readonly CalendarChange[]> =>
    (await store.records(COLLECTION))
      .map(({ value }) => value as unknown as CalendarChange)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  let files: readonly CalendarFile[] = delivered;
  for (const change of await changes()) files = withAddition(files, change);
  let calendars = createCalendars(files);
  const save = (change: CalendarChange): Promise<void> =>
    store.putRecord(COLLECTION, change.id, change as unknown as JsonObject);
  return {
    current: () => calendars,
    files: () => files,
    notices(calendar) {
      const found: CalendarNotice[] = [];
      for (let key: string | undefined = calendar; key !== undefined;) {
        const file: CalendarFile | undefined = files.find((each) => each.key === key);
        found.push(...(file?.notices ?? []));
        key = file?.extends;
      }
      return found;
    },
    preview(addition) {
      calendars.calendar(addition.calendar);
      return createCalendars(withAddition(files, addition));
    },
    async take(change) {
      const nextFiles = withAddition(files, change);
      const next = createCalendars(nextFiles);
      await save(change);
      files = nextFiles;
      calendars = next;
    },
    update: save,
    changes,
  };
}
