import { YunliuError } from '../definition/yunliu-error.js';

export function neverOpen(calendar: string, years: number): YunliuError {
  return new YunliuError({
    code: 'calendar/never-open',
    message: {
      'zh-CN': `日历“${calendar}”在 ${years} 年内没有足够的服务时间`,
      en: `The calendar "${calendar}" has not enough open time within ${years} years`,
    },
    hint: {
      'zh-CN': '检查日历的每周营业时段，或缩短时限。',
      en: 'Check the weekly hours of the calendar, or shorten the amount.',
    },
    details: { calendar },
  });
}

export function outOfRange(calendar: string, firstYear: number, lastYear: number): YunliuError {
  return new YunliuError({
    code: 'calendar/out-of-range',
    message: {
      'zh-CN': `日历“${calendar}”只计算 ${firstYear} 至 ${lastYear} 年`,
      en: `The calendar "${calendar}" counts from ${firstYear} to ${lastYear} only`,
    },
    hint: { 'zh-CN': '检查日期的年份。', en: 'Check the year of the date.' },
    details: { calendar },
  });
}

export function unknownCalendar(calendar: string, known: readonly string[]): YunliuError {
  return new YunliuError({
    code: 'calendar/unknown',
    message: { 'zh-CN': `没有名为“${calendar}”的日历`, en: `There is no calendar "${calendar}"` },
    hint: { 'zh-CN': `可用的日历：${known.join('、')}。`, en: `Known calendars: ${known.join(', ')}.` },
    details: { calendar },
  });
}
