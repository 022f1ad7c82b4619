import { localize } from '../definition/localized-text.js';
import { metricsOfProcess } from '../definition/metrics-of-process.js';
import type { ClockRule } from '../definition/timing.js';
import type { CompiledProcess } from '../compile/compiled-process.js';
import type { ProcessInstance } from '../instance/instance.js';
import { metricAfter, type MigrationMapping } from './migration-mapping.js';
import { reason, type MigrationReason } from './migration-reason.js';
import type { MigrationTarget } from './migration-target.js';

/** Promises that run and would be void, or go on under another metric. `name` is the metric before. */
export function planClocks(
  { from, to }: MigrationTarget,
  mapping: MigrationMapping,
  { clocks = [] }: ProcessInstance,
): readonly MigrationReason[] {
  const promised = metricsOfProcess(to.definition);
  const running = new Set(clocks.filter(({ state }) => state !== 'stopped').map(({ metric }) => metric));
  return [...running].flatMap((metric): readonly MigrationReason[] => {
    const after = metricAfter(mapping, metric);
    const [zh, en] = [titleOf(from, metric, 'zh-CN'), titleOf(from, metric, 'en')];
    if (after === null)
      return [
        reason('note', 'clock-void', [`时限“${zh}”将作废。`, `The promised time "${en}" becomes void.`], {
          name: metric,
        }),
      ];
    if (!promised.has(after))
      return [
        reason(
          'note',
          'clock-gone',
          [
            `时限“${zh}”在新版本中已不存在，将作废；如已改名，请指定对应的时限。`,
            `The promised time "${en}" is gone and becomes void; if it was renamed, say which takes its place.`,
          ],
          { name: metric },
        ),
      ];
    if (after === metric) return [];
    return [
      reason(
        'note',
        'clock-renamed',
        [
          `时限“${zh}”将按“${titleOf(to, after, 'zh-CN')}”继续计时。`,
          `The promised time "${en}" runs on as "${titleOf(to, after, 'en')}".`,
        ],
        { name: metric },
      ),
    ];
  });
}

function titleOf({ definition, states }: CompiledProcess, metric: string, locale: 'zh-CN' | 'en'): string {
  const rules: readonly ClockRule[] = [
    ...(definition.clocks ?? []),
    ...[...states.values()].flatMap(({ state }) => ('clocks' in state ? (state.clocks ?? []) : [])),
  ];
  return localize(rules.find((rule) => rule.metric === metric)?.title, locale) || metric;
}
