import type { CalendarDryRun, Calendars, CheckCalendar } from '../../api/index.js';
import { call } from '../api-client.js';
import { toastOk } from '../contexts/toasts.js';
import { t } from '../locales/index.js';
import { ask, openDialog } from '../parts/dialog.js';
import { datesForm } from './calendar-dates-form.js';
import type { DatesDraft } from './calendar-dates-form.js';
import { dryRun } from './calendar-dry-run.js';
import { faultsOf } from './calendar-faults.js';
import type { CalendarFaults } from './calendar-faults.js';
import { readRows } from './calendar-rows.js';
import type { PastedRows } from './calendar-rows.js';

/** Dates of the next notice: pasted or read from a file, tried first, confirmed then. True when the calendar changed. */
export async function addDates(calendars: Calendars, chosen: string): Promise<boolean> {
  const texts = t().clocks.addDates;
  let draft: DatesDraft = {
    calendar: chosen,
    text: '',
    noticeTitle: '',
    noticeNumber: '',
    noticeIssued: '',
    through: '',
  };
  let faults: CalendarFaults | undefined;
  let result: CalendarDryRun | undefined;
  let busy = false;
  const answer = await openDialog<boolean>(
    texts.title,
    (close, redraw) => {
      const set = (part: Partial<DatesDraft>): void => {
        draft = { ...draft, ...part };
        redraw();
      };
      const run = async (task: () => Promise<void>): Promise<void> => {
        busy = true;
        faults = undefined;
        redraw();
        try {
          await task();
        } catch (error) {
          faults = faultsOf(error, readRows(draft.text));
        }
        busy = false;
        redraw();
      };
      const check = (event: Event): void => {
        event.preventDefault();
        const pasted = readRows(draft.text);
        const own = [
          ...pasted.short.map((line) => texts.columns(line)),
          ...(pasted.rows.length === 0 && pasted.short.length === 0 ? [texts.noRows] : []),
        ];
        if (own.length > 0) {
          faults = { title: texts.faults(own.length), hint: '', lines: own };
          redraw();
          return;
        }
        void run(async () => {
          result = await call('checkCalendar', { body: bodyOf(draft, pasted) });
        });
      };
      const confirm = async (): Promise<void> => {
        if (result === undefined) return;
        const sure = await ask({
          title: texts.confirmTitle,
          text: texts.confirmText(result.moved.length),
          confirm: texts.confirm,
          danger: true,
        });
        if (sure === undefined) return;
        const { version } = result;
        await run(async () => {
          await call('changeCalendar', {
            body: { ...bodyOf(draft, readRows(draft.text)), expectedVersion: version },
          });
          toastOk(texts.done);
          close(true);
        });
      };
      const leave = async (): Promise<void> => {
        if (draft.text.trim() !== '') {
          const sure = await ask({
            title: texts.discard,
            text: texts.discardText,
            confirm: texts.discard,
            danger: true,
          });
          if (sure === undefined) return;
        }
        close(false);
      };
      const back = (): void => {
        result = undefined;
        redraw();
      };
      if (result !== undefined) return dryRun(result, { busy, confirm, back, faults });
      return datesForm(calendars, draft, { busy, faults, set, check, leave });
    },
    { wide: true },
  );
  return answer === true;
}

function bodyOf(draft: DatesDraft, { rows }: PastedRows): CheckCalendar {
  const { calendar, noticeTitle, noticeNumber, noticeIssued, through } = draft;
  return {
    calendar,
    rows,
    ...(noticeTitle.trim() === ''
      ? {}
      : {
          notice: {
            title: noticeTitle.trim(),
            issued: noticeIssued,
            ...(noticeNumber.trim() === '' ? {} : { number: noticeNumber.trim() }),
          },
        }),
    ...(through === '' ? {} : { publishedThrough: through }),
  };
}
