import { commandId, instantSchema } from './common.js';
import { flag, integer, list, named, nullable, number, object, text } from './schema.js';
import type { Infer } from './schema.js';

export const hotlineParams = object({ month: text({ maxLength: 7, pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' }) });
export const startReviewSchema = named('StartHotlineReview', object({ commandId }));

const group = { key: text(), title: text(), count: integer(), previous: integer() };

export const hotlineStatisticsSchema = named(
  'HotlineStatistics',
  object(
    {
      month: text(),
      from: instantSchema,
      to: instantSchema,
      isOver: flag(),
      total: integer(),
      previousTotal: integer(),
      solvedInCall: integer(),
      escalated: integer(),
      averageMinutes: nullable(number()),
      /** More than so many like calls open a problem. */
      limit: integer(),
      categories: list(
        object(
          { ...group, over: flag(), samples: list(object({ id: text(), name: text() })) },
          { problem: object({ id: text(), name: text() }) },
        ),
      ),
      systems: list(object(group)),
      departments: list(object(group)),
      trend: list(object({ month: text(), total: integer(), solvedInCall: integer() })),
      days: list(object({ date: text(), count: integer() })),
      mayStart: flag(),
    },
    { review: object({ id: text(), name: text() }) },
  ),
);
export type HotlineStatistics = Infer<typeof hotlineStatisticsSchema>;

export const startedReviewSchema = named('StartedHotlineReview', object({ instanceId: text(), isNew: flag() }));
export type StartedHotlineReview = Infer<typeof startedReviewSchema>;
