import { parsePickedDate, pad } from './picked-date.js';
import type { PickedDate } from './picked-date.js';

/** Texts of the UI base's own controls, one object per component that has any. */
export interface ControlTexts {
  readonly datePicker: {
    readonly monthNames: string[];
    readonly weekdays: string[];
    readonly weekdaysShort: string[];
    readonly firstDayOfWeek: number;
    readonly today: string;
    readonly cancel: string;
    readonly dialogAccessibleName: string;
    readonly formatDate: (date: PickedDate) => string;
    readonly parseDate: (text: string) => PickedDate | undefined;
    readonly formatTitle: (monthName: string, fullYear: number) => string;
    readonly badInputErrorMessage: string;
  };
  readonly dateTime: { readonly dateLabel: string; readonly timeLabel: string };
  readonly multiSelect: {
    readonly cleared: string;
    readonly focused: string;
    readonly selected: string;
    readonly deselected: string;
    readonly total: string;
  };
  readonly upload: {
    readonly dropFiles: { readonly one: string; readonly many: string };
    readonly addFiles: { readonly one: string; readonly many: string };
    readonly file: { readonly retry: string; readonly start: string; readonly remove: string };
    readonly error: {
      readonly tooManyFiles: string;
      readonly fileIsTooBig: string;
      readonly incorrectFileType: string;
    };
    readonly uploading: {
      readonly status: {
        readonly connecting: string;
        readonly stalled: string;
        readonly processing: string;
        readonly held: string;
      };
      readonly remainingTime: { readonly prefix: string; readonly unknown: string };
      readonly error: {
        readonly serverUnavailable: string;
        readonly unexpectedServerError: string;
        readonly forbidden: string;
        readonly fileTooLarge: string;
      };
    };
    readonly units: { readonly size: string[] };
  };
  readonly password: { readonly reveal: string };
}

/** Chinese texts for every control of the UI base that brings English ones. Also for the portal's own pages. */
export const controlTextsZhCn: ControlTexts = {
  datePicker: {
    monthNames: ['一月', '二月', '三月', '四月', '五月', '六月', '七月', '八月', '九月', '十月', '十一月', '十二月'],
    weekdays: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
    weekdaysShort: ['日', '一', '二', '三', '四', '五', '六'],
    firstDayOfWeek: 1,
    today: '今天',
    cancel: '取消',
    dialogAccessibleName: '日历',
    formatDate: ({ year, month, day }) => `${pad(year, 4)}-${pad(month + 1, 2)}-${pad(day, 2)}`,
    parseDate: parsePickedDate,
    formatTitle: (monthName, fullYear) => `${String(fullYear)}年${monthName}`,
    badInputErrorMessage: '请输入有效日期，如 2026-09-30。',
  },
  dateTime: { dateLabel: '日期', timeLabel: '时间' },
  multiSelect: {
    cleared: '已清除所选项',
    focused: '已聚焦，按退格键移除',
    selected: '已选中',
    deselected: '已取消选中',
    total: '已选 {count} 项',
  },
  upload: {
    dropFiles: { one: '将文件拖到此处', many: '将文件拖到此处' },
    addFiles: { one: '选择文件…', many: '选择文件…' },
    file: { retry: '重试', start: '开始', remove: '移除' },
    error: {
      tooManyFiles: '文件数量超出上限。',
      fileIsTooBig: '文件过大。',
      incorrectFileType: '文件类型不在允许范围内。',
    },
    uploading: {
      status: { connecting: '正在连接…', stalled: '已停滞', processing: '正在处理…', held: '排队中' },
      remainingTime: { prefix: '剩余时间：', unknown: '剩余时间未知' },
      error: {
        serverUnavailable: '上传失败，请稍后重试',
        unexpectedServerError: '服务器出错，上传失败',
        forbidden: '没有上传权限',
        fileTooLarge: '文件过大',
      },
    },
    units: { size: ['字节', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB', 'ZB', 'YB'] },
  },
  password: { reveal: '显示密码' },
};
