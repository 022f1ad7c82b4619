import type { PreviewStep } from '@yunliu/engine/simulate';
import type { TrialNames } from './trial-names.js';

/** Through which roles and departments a step of a preview reaches its people; nothing where it names one person. */
export function pathWhy({ candidates, assignee }: PreviewStep, names: TrialNames): string {
  if (assignee !== undefined) return '';
  return candidates.map((one) => names.principal(one)).join(names.locale === 'en' ? ', ' : '、');
}
