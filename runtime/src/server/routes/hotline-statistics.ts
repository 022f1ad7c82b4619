import { mayStart } from '@yunliu/engine';
import type { Viewer } from '@yunliu/engine';
import { reportPeriod } from '@yunliu/engine/reports';
import { contentDisposition } from '../http/content-disposition.js';
import type { Handlers } from '../http/call.js';
import { refuse } from '../refuse.js';
import { categoryTitles, hotlineView, readHotlineMonth, REVIEW, reviewId, reviewOf } from '../reports/hotline-month.js';
import { hotlineHtml } from '../reports/printed-hotline.js';
import { noPrinter } from '../reports/printed-report.js';
import type { ServerParts } from '../server-parts.js';
import { personOf } from '../views/names.js';
import { actorOf } from './commands.js';

export const hotlineHandlers: Handlers<'readHotlineStatistics' | 'printHotlineStatistics' | 'startHotlineReview'> = {
  async readHotlineStatistics({ parts, viewer, params, locale }) {
    return hotlineView(parts, params.month, locale, await mayReview(parts, viewer));
  },

  async printHotlineStatistics({ parts, viewer, params, locale, response }) {
    if (parts.printPage === undefined) throw noPrinter();
    const view = await hotlineView(parts, params.month, locale, false);
    const by = personOf(parts.directory.view(), viewer.user.id, locale).name;
    const pdf = await parts.printPage(hotlineHtml(view, { locale, by, printedAt: parts.clock.now() }));
    const name = `${locale === 'en' ? 'hotline' : '热线月度分类统计'}-${params.month}.pdf`;
    response.set({ 'Content-Disposition': contentDisposition('inline', name), 'Cache-Control': 'private, no-store' });
    response.type('application/pdf').send(Buffer.from(pdf));
    return undefined;
  },

  /**
   * One review for each month, whoever asks and however often: the schedule's own is found, and a start from here has an
   * id that only this month has. The review opens one problem for each category above ten.
   */
  async startHotlineReview({ parts, viewer, params }) {
    const { month } = params;
    const definition = await parts.engine.latestDefinition(REVIEW);
    if (definition === undefined) {
      throw refuse(
        'process/not-found',
        ['没有发布热线月度汇总流程。', 'The review of the hotline is not published.'],
        ['请由管理员发布流程。', 'Ask an administrator to publish it.'],
      );
    }
    if (!mayStart(viewer, definition)) {
      throw refuse(
        'access/may-not-start',
        ['您没有发起该流程的权限。', 'You may not start this process.'],
        ['由服务台或业务指导组负责人发起。', 'The service desk or the head of the guidance group starts it.'],
      );
    }
    const known = await reviewOf(parts, month);
    if (known !== undefined) return { instanceId: known.id, isNew: false };
    if (parts.clock.now() < startsAt(month)) {
      throw refuse(
        'report/review-too-early',
        [
          '本月汇总在次月 1 日 9:00 自动启动，尚未到时间。',
          'The review starts by itself at 9:00 on the 1st of the next month.',
        ],
        ['到时仍未启动，再从这里启动。', 'Start it from here if it has not started by then.'],
      );
    }
    const instanceId = reviewId(month);
    await parts.engine.execute({
      type: 'start',
      commandId: instanceId,
      actor: actorOf(viewer),
      process: REVIEW,
      instanceId,
      variables: { month, categories: await categoriesOf(parts, month) },
    });
    parts.logger.info({ month, by: viewer.user.id }, 'review of the hotline started by hand');
    return { instanceId, isNew: true };
  },
};

async function mayReview(parts: ServerParts, viewer: Viewer): Promise<boolean> {
  const definition = await parts.engine.latestDefinition(REVIEW);
  return definition !== undefined && mayStart(viewer, definition);
}

/** When the schedule starts it: 9:00 in China on the 1st. */
function startsAt(month: string): string {
  return new Date(Date.parse(reportPeriod(month)?.to ?? '') + 9 * 3_600_000).toISOString();
}

/** The rows of the form, as the people who classify write them. */
async function categoriesOf(parts: ServerParts, month: string) {
  const titles = await categoryTitles(parts, 'zh-CN');
  const { categories } = await readHotlineMonth(parts, month);
  return categories
    .filter(({ key }) => key !== '')
    .map(({ key, count, over, samples }) => ({
      category: titles.get(key) ?? key,
      count,
      over10: over,
      sampleCalls: samples
        .map(({ name }) => name)
        .join('、')
        .slice(0, 200),
    }));
}
