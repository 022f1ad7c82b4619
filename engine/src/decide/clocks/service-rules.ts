import type { AgreementRules } from '../../agreements/agreements.js';
import type { Turn } from '../turn.js';

/** What holds for tickets under no agreement. */
const DEFAULT_RULES: AgreementRules = {
  priorities: [],
  defaultPriority: '',
  extension: { byPriority: {}, consentBy: 'user-leader', grantedBy: ['project-manager', 'service-manager'] },
  lateEntry: { within: 'PT30M', approvedBy: 'service-manager' },
  downtime: { approvedBy: 'customer-admin', startsAfterWindow: false },
  appeal: { within: 'P5D', calendar: 'workday', ruledBy: 'service-manager' },
  exclusions: [],
};

/** Rules of the ticket's agreement. */
export function serviceRules({ service, ctx }: Turn): AgreementRules {
  const { key, version } = service?.agreement ?? {};
  if (key === undefined || version === undefined) return DEFAULT_RULES;
  return ctx.agreements?.rules(key, version) ?? DEFAULT_RULES;
}
