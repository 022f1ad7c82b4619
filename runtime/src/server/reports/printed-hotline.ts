import { fillReport, printedPage } from '@yunliu/engine/documents';
import type { Locale } from '@yunliu/engine/definition';
import type { HotlineStatistics } from '../../api/index.js';
import { chinaDays, chinaTime } from './china-time.js';

const words = {
  'zh-CN': {
    title: '热线月度分类统计',
    month: '月份',
    calls: '来电合计',
    previous: '上月',
    solved: '当场解决',
    escalated: '上交服务台',
    minutes: '平均通话（分钟）',
    categories: '按事件类别',
    systems: '按系统',
    departments: '按单位',
    trend: '近六个月',
    name: '名称',
    count: '次数',
    change: '增减',
    over: '超过 10 次',
    problem: '问题追踪',
    samples: '典型记录',
    yes: '是',
    pending: '待提交专家小组',
    none: '本月没有来电记录。',
  },
  en: {
    title: 'Monthly statistics of the hotline',
    month: 'Month',
    calls: 'Calls',
    previous: 'Month before',
    solved: 'Solved in the call',
    escalated: 'Handed to the desk',
    minutes: 'Minutes on average',
    categories: 'By category',
    systems: 'By system',
    departments: 'By department',
    trend: 'Six months',
    name: 'Name',
    count: 'Calls',
    change: 'Change',
    over: 'Above ten',
    problem: 'Problem',
    samples: 'Samples',
    yes: 'yes',
    pending: 'to be sent to the experts',
    none: 'No calls were recorded in this month.',
  },
} as const;

const template = `
<table class="form-table"><tbody>
  {{#each facts}}<tr><th class="label" style="width:44mm">{{label}}</th><td class="value">{{value}}</td></tr>{{/each}}
</tbody></table>
{{#unless categories}}<p>{{words.none}}</p>{{/unless}}
{{#if categories}}
<h2>{{words.categories}}</h2>
<table class="form-table">
  <thead><tr><th>{{words.name}}</th><th style="width:16mm">{{words.count}}</th><th style="width:18mm">{{words.previous}}</th><th style="width:18mm">{{words.change}}</th><th style="width:22mm">{{words.over}}</th><th style="width:56mm">{{words.problem}}</th></tr></thead>
  <tbody>{{#each categories}}<tr><td>{{title}}</td><td class="num">{{count}}</td><td class="num">{{previous}}</td><td class="num">{{change}}</td><td class="center">{{over}}</td><td>{{problem}}</td></tr>{{/each}}</tbody>
</table>
<h2>{{words.systems}}</h2>
<table class="form-table">
  <thead><tr><th>{{words.name}}</th><th style="width:20mm">{{words.count}}</th><th style="width:20mm">{{words.previous}}</th><th style="width:20mm">{{words.change}}</th></tr></thead>
  <tbody>{{#each systems}}<tr><td>{{title}}</td><td class="num">{{count}}</td><td class="num">{{previous}}</td><td class="num">{{change}}</td></tr>{{/each}}</tbody>
</table>
<h2>{{words.departments}}</h2>
<table class="form-table">
  <thead><tr><th>{{words.name}}</th><th style="width:20mm">{{words.count}}</th><th style="width:20mm">{{words.previous}}</th><th style="width:20mm">{{words.change}}</th></tr></thead>
  <tbody>{{#each departments}}<tr><td>{{title}}</td><td class="num">{{count}}</td><td class="num">{{previous}}</td><td class="num">{{change}}</td></tr>{{/each}}</tbody>
</table>
{{/if}}
<h2>{{words.trend}}</h2>
<table class="form-table">
  <thead><tr><th>{{words.month}}</th><th>{{words.calls}}</th><th>{{words.solved}}</th></tr></thead>
  <tbody>{{#each trend}}<tr><td class="center">{{month}}</td><td class="num">{{total}}</td><td class="num">{{solvedInCall}}</td></tr>{{/each}}</tbody>
</table>`;

/** The month of the hotline as a printed page. */
export function hotlineHtml(
  view: HotlineStatistics,
  { locale, by, printedAt }: { readonly locale: Locale; readonly by: string; readonly printedAt: string },
): string {
  const w = words[locale];
  const change = (count: number, previous: number): string => `${count > previous ? '+' : ''}${count - previous}`;
  const group = ({
    title,
    count,
    previous,
  }: {
    readonly title: string;
    readonly count: number;
    readonly previous: number;
  }) => ({
    title,
    count,
    previous,
    change: change(count, previous),
  });
  const body = fillReport(template, {
    words: w,
    facts: [
      { label: w.month, value: `${view.month}（${chinaDays(view)}）` },
      {
        label: w.calls,
        value: `${view.total}（${w.previous} ${view.previousTotal}，${change(view.total, view.previousTotal)}）`,
      },
      { label: w.solved, value: view.solvedInCall },
      { label: w.escalated, value: view.escalated },
      { label: w.minutes, value: view.averageMinutes ?? '—' },
    ],
    categories: view.categories.map((one) => ({
      ...group(one),
      over: one.over ? w.yes : '',
      problem: one.over ? (one.problem?.name ?? w.pending) : (one.problem?.name ?? ''),
    })),
    systems: view.systems.map(group),
    departments: view.departments.map(group),
    trend: view.trend.map(({ month, total, solvedInCall }) => ({ month, total, solvedInCall })),
  });
  return printedPage(
    body,
    {
      title: w.title,
      documentTitle: `${w.title} ${view.month}`,
      topLeft: view.month,
      topRight: w.title,
      bottomLeft: '',
      bottomRight: `${chinaTime(printedAt)} ${by}`,
    },
    locale,
  );
}
