import type { Migration } from '../migration.js';

/**
 * What few tasks have, as one JSON object: in whose place and for whom somebody has it, its own title, its member of a group,
 * how often it was urged, and why it was closed. Most rows keep NULL, so a usual commit writes no more than before.
 */
export const moreOfTasks: Migration = {
  id: '011-more-of-tasks',
  sql: `
ALTER TABLE task ADD COLUMN more TEXT;
UPDATE task SET more = (
  SELECT nullif(json_patch('{}', json_object(
    'owner', e.value ->> 'owner', 'onBehalfOf', e.value ->> 'onBehalfOf', 'member', e.value ->> 'member',
    'title', json(e.value -> 'title'), 'urgedAt', e.value ->> 'urgedAt', 'urges', e.value ->> 'urges')), '{}')
  FROM instance i, json_each(i.document, '$.tasks') e
  WHERE i.n = task.instance_n AND e.value ->> 'id' = task.id)
WHERE status = 'open';
-- What was taken away from whom (已办); completed tasks are not in it, so completing costs nothing.
CREATE INDEX task_closed ON task (assignee, ended_at) WHERE status = 'cancelled' AND assignee IS NOT NULL;
`,
};
