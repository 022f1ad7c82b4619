import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CalendarDay, CalendarMonth } from '../../api/index.js';
import { t } from '../locales/index.js';
import { hoursText } from './calendar-hours.js';

interface MonthGrid {
  readonly month: CalendarMonth;
  /** The date of the day whose hours are told; empty for none. */
  readonly chosen: string;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onChoose: (date: string) => void;
}

/** The days of a month, a week in a row; the arrows go from day to day. */
export function monthGrid({ month, chosen, onKey, onChoose }: MonthGrid): TemplateResult {
  const texts = t().clocks.calendar;
  // Weeks begin on Monday.
  const blank = ((month.days[0]?.weekday ?? 1) + 6) % 7;
  const cells: (CalendarDay | undefined)[] = [...Array.from({ length: blank }, () => undefined), ...month.days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => cells[week * 7 + day]),
  );
  const focusable = focusDay(month, chosen);
  return html`<table class="month" role="grid" aria-label=${texts.details} data-testid="month-grid">
    <thead>
      <tr>
        ${[1, 2, 3, 4, 5, 6, 0].map(
          (weekday) => html`<th scope="col" abbr=${texts.weekdays[weekday] ?? ''}>${texts.shortWeekdays[weekday]}</th>`,
        )}
      </tr>
    </thead>
    <tbody @keydown=${(event: KeyboardEvent) => onKey(event)}>
      ${weeks.map(
        (week) =>
          html`<tr>
            ${week.map((day) => monthDay(day, { month, chosen, focusable, onChoose }))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function monthDay(
  day: CalendarDay | undefined,
  { month, chosen, focusable, onChoose }: Omit<MonthGrid, 'onKey'> & { readonly focusable: string },
): TemplateResult {
  if (day === undefined) return html`<td class="month-blank"></td>`;
  const { calendar: texts, tone } = t().clocks;
  const isToday = day.date === month.today;
  const windows = downtimesOn(month, day.date);
  const classes = ['month-day', day.kind, day.hours.length === 0 ? 'closed' : 'open'];
  if (isToday) classes.push('today');
  if (day.date === chosen) classes.push('chosen');
  const mark = day.kind === 'weekly' ? '' : texts.kinds[day.kind];
  return html`<td role="gridcell" aria-selected=${day.date === chosen ? 'true' : 'false'}>
    <button
      type="button"
      class=${classes.join(' ')}
      data-date=${day.date}
      data-testid=${`day-${day.date}`}
      tabindex=${day.date === focusable ? 0 : -1}
      aria-current=${isToday ? 'date' : 'false'}
      @click=${() => onChoose(day.date)}
    >
      <span class="month-number">${Number(day.date.slice(8))}</span>
      <span class="unseen">${texts.kindNames[day.kind]}</span>
      ${mark === '' ? nothing : html`<span class=${`month-kind ${day.kind}`}>${mark}</span>`}
      <span class="month-title">${day.title ?? ''}</span>
      <span class="month-hours">${hoursText(day)}</span>
      ${windows.length > 0 ? html`<span class="month-kind down">${texts.downtime}</span>` : nothing}
      ${day.provisional ? html`<span class="month-provisional">${tone.provisional}</span>` : nothing}
    </button>
  </td>`;
}

/** One day of the month is a stop of the Tab key; the arrows go on from there. */
function focusDay(month: CalendarMonth, chosen: string): string {
  const has = (date: string): boolean => month.days.some((day) => day.date === date);
  if (has(chosen)) return chosen;
  return has(month.today) ? month.today : (month.days[0]?.date ?? '');
}

function downtimesOn(month: CalendarMonth, date: string): CalendarMonth['downtimes'] {
  const from = Date.parse(`${date}T00:00:00+08:00`);
  return month.downtimes.filter((one) => Date.parse(one.from) < from + 86_400_000 && Date.parse(one.to) > from);
}
