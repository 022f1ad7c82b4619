import { parseIsoDuration } from '../../service-time/index.js';
import type { DefinitionSubject } from './definition-subject.js';

/** An ISO 8601 duration, on a calendar where it is clear what it means. */
export function checkDuration(
  subject: DefinitionSubject,
  duration: string,
  pointer: string,
  calendar: string | undefined,
): void {
  if (duration === '') return;
  const parsed = parseIsoDuration(duration);
  if (parsed === undefined) {
    subject.error(
      'duration/invalid',
      pointer,
      [`“${duration}”不是有效的时长`, `"${duration}" is not a valid duration`],
      [
        '按 ISO 8601 书写：PT20M（分钟）、PT2H、P1D、P2W、P1M（月）。',
        'Write ISO 8601: PT20M (minutes), PT2H, P1D, P2W, P1M (months).',
      ],
    );
  } else if (calendar === 'workday' && /[WYM]/.test(duration.replace(/T.*$/, ''))) {
    subject.warning(
      'duration/ambiguous',
      pointer,
      [
        `工作日日历上的“${duration}”含义不清：一周按 7 个工作日计`,
        `"${duration}" is unclear on the working-day calendar: a week counts as seven working days`,
      ],
      [
        '工作日只用 P1D、P5D 这样的天数；自然周、月请用 natural 日历。',
        'Use days (P5D) with workday, and the natural calendar for weeks and months.',
      ],
    );
  }
}
