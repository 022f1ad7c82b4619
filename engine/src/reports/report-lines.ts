import type { JudgedCase } from '../agreements/evaluate/fact.js';
import type { ReportLine } from './compliance-report.js';
import type { ReportCase, ReportClock } from './report-facts.js';

/** A clock as a line of the report. */
export function clockLine(commitment: string, clock: ReportClock): ReportLine {
  const result =
    clock.excluded || clock.result === 'excused' ? 'excluded' : clock.result === 'met' ? 'met' : 'breached';
  const cause =
    result === 'excluded' ? (clock.exclusion ?? clock.cause) : result === 'breached' ? clock.cause : undefined;
  const known = {
    businessKey: clock.businessKey,
    system: clock.system,
    priority: clock.priority,
    engineer: clock.engineer,
    due: clock.due,
    cause,
    appeal: clock.appeal,
  };
  return {
    commitment,
    id: `${clock.instanceId}/${clock.clockId}`,
    result,
    instanceId: clock.instanceId,
    subject: clock.subject,
    startedAt: clock.startedAt,
    at: clock.stoppedAt,
    ...present(known),
  };
}

/** A judged case as a line; where it is one instance, with what lists show of that. */
export function lineOfCase(
  commitment: string,
  { name, at, result, found, cause }: JudgedCase,
  cases: ReadonlyMap<string, ReportCase>,
): ReportLine {
  const own = cases.get(name) ?? cases.get(name.split('/')[0] ?? '');
  return {
    commitment,
    id: name,
    result,
    ...present({
      instanceId: own?.id,
      businessKey: own?.businessKey,
      subject: own?.subject,
      system: own?.system,
      at,
      found: found === undefined ? undefined : Math.round(found * 1e4) / 1e4,
      cause,
    }),
  };
}

type Present<T> = { readonly [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Without the members that are not known, so that equal lines have equal JSON. */
function present<T extends object>(members: T): Present<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Present<T>;
}
