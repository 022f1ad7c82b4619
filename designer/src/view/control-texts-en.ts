import { pad, parsePickedDate } from './picked-date.js';
import type { ControlTexts } from './zh-cn.js';

/** The UI base's own words, with the same date format as everywhere in Yunliu. */
export const controlTextsEn: ControlTexts = {
  datePicker: {
    monthNames: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
    weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    weekdaysShort: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
    firstDayOfWeek: 1,
    today: 'Today',
    cancel: 'Cancel',
    dialogAccessibleName: 'Calendar',
    formatDate: ({ year, month, day }) => `${pad(year, 4)}-${pad(month + 1, 2)}-${pad(day, 2)}`,
    parseDate: parsePickedDate,
    formatTitle: (monthName, fullYear) => `${monthName} ${String(fullYear)}`,
    badInputErrorMessage: 'Enter a date such as 2026-09-30.',
  },
  dateTime: { dateLabel: 'date', timeLabel: 'time' },
  multiSelect: {
    cleared: 'Selection cleared',
    focused: 'focused. Press Backspace to remove',
    selected: 'added to selection',
    deselected: 'removed from selection',
    total: '{count} items selected',
  },
  upload: {
    dropFiles: { one: 'Drop file here', many: 'Drop files here' },
    addFiles: { one: 'Choose file…', many: 'Choose files…' },
    file: { retry: 'Retry', start: 'Start', remove: 'Remove' },
    error: {
      tooManyFiles: 'Too many files.',
      fileIsTooBig: 'The file is too large.',
      incorrectFileType: 'This type of file is not allowed.',
    },
    uploading: {
      status: { connecting: 'Connecting…', stalled: 'Stalled', processing: 'Processing…', held: 'Queued' },
      remainingTime: { prefix: 'remaining time: ', unknown: 'unknown remaining time' },
      error: {
        serverUnavailable: 'Upload failed, please try again later',
        unexpectedServerError: 'Upload failed due to a server error',
        forbidden: 'You may not upload here',
        fileTooLarge: 'The file is too large',
      },
    },
    units: { size: ['B', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB', 'ZB', 'YB'] },
  },
  password: { reveal: 'Show password' },
};
