import { maySee } from '@yunliu/engine';
import type { Command, Fault, InstanceClock, LateEntry, ProcessInstance, Viewer } from '@yunliu/engine';
import { localize } from '@yunliu/engine/definition';
import type { Locale } from '@yunliu/engine/definition';
import { randomUUID } from 'node:crypto';
import type { ClockDecisions } from '../../api/index.js';
import type { ServerParts } from '../server-parts.js';
import { agreementVersion } from './agreement-shelf.js';
import { metricTitle } from './clock-titles.js';
import { personOf, processTitled } from './names.js';

type Decision = ClockDecisions['decisions'][number];

/** What waits for this viewer: the engine is asked, for each, whether it would let them decide. */
export async function decisionsFor(parts: ServerParts, viewer: Viewer, locale: Locale): Promise<Decision[]> {
  const found: Decision[] = [];
  const entries = new Set<string>();
  for (const { instanceId, clockId, what } of await parts.store.awaitedDecisions()) {
    const instance = await parts.engine.instance(instanceId);
    const clock = instance?.clocks?.find(({ id }) => id === clockId);
    if (instance === undefined || clock === undefined) continue;
    if (what === 'entry') {
      for (const entry of instance.lateEntries ?? []) {
        const name = `${instanceId}/${entry.id}`;
        if (entries.has(name)) continue;
        entries.add(name);
        if (await mayDecide(parts, viewer, instance, { type: 'decide-entry', entryId: entry.id, approve: false }))
          found.push(await entryView(parts, viewer, { instance, clock, entry }, locale));
      }
    } else if (await mayDecide(parts, viewer, instance, { ...sample[what], clockId })) {
      found.push(await decisionView(parts, viewer, what, { instance, clock }, locale));
    }
  }
  return found;
}

const sample = {
  extension: { type: 'decide-extension', decision: 'refuse', reason: 'check' },
  appeal: { type: 'rule-appeal', decision: 'uphold', reason: 'check' },
} as const;

export async function mayDecide(
  { engine }: ServerParts,
  viewer: Viewer,
  { id }: ProcessInstance,
  command: object,
): Promise<boolean> {
  const fault: Fault | undefined = await engine.check({
    commandId: randomUUID(),
    actor: { userId: viewer.user.id },
    instanceId: id,
    ...command,
  } as Command);
  return fault === undefined;
}

interface Subject {
  readonly instance: ProcessInstance;
  readonly clock: InstanceClock;
}

async function common(parts: ServerParts, viewer: Viewer, { instance, clock }: Subject, locale: Locale) {
  const { key, version } = instance.definition;
  const definition = (await parts.library.definition(key, version))?.definition;
  const pin = instance.service?.agreement;
  const agreement = pin && (await agreementVersion(parts, pin.key, pin.version));
  const row = agreement?.commitments.find(({ id }) => id === clock.commitment);
  const involved = await parts.store.isInvolved(instance.id, viewer.user.id, [...viewer.principals]);
  return {
    instanceId: instance.id,
    clockId: clock.id,
    subject: instance.subject,
    process: processTitled(definition, key, locale),
    title: row === undefined ? metricTitle(definition, clock.metric, locale) : localize(row.title, locale),
    due: clock.due,
    maySee: definition !== undefined && maySee(viewer, definition, instance, involved),
    exclusions: (agreement?.exclusions ?? []).map(({ key: name, title }) => ({
      key: name,
      title: localize(title, locale),
    })),
    ...(instance.businessKey === undefined ? {} : { businessKey: instance.businessKey }),
  };
}

async function decisionView(
  parts: ServerParts,
  viewer: Viewer,
  what: 'extension' | 'appeal',
  subject: Subject,
  locale: Locale,
): Promise<Decision> {
  const { clock } = subject;
  const asked = what === 'extension' ? clock.extension : clock.appeal;
  const start = clock.events.findLast((event) => event.type === 'start' || event.type === 'agreement');
  const unit = start !== undefined && 'terms' in start ? start.terms.unit : 'minute';
  return {
    ...(await common(parts, viewer, subject, locale)),
    what,
    reason: asked?.reason ?? '',
    by: personOf(parts.directory.view(), asked?.by ?? '', locale),
    at: asked?.at ?? '',
    ...(what === 'extension' && clock.extension !== undefined
      ? { amount: clock.extension.amount, unit, needs: clock.extension.needs }
      : {}),
    ...(what === 'appeal' && clock.appeal !== undefined
      ? {
          cause: clock.appeal.cause,
          ...(clock.appeal.evidence === undefined ? {} : { evidence: clock.appeal.evidence }),
        }
      : {}),
  };
}

async function entryView(
  parts: ServerParts,
  viewer: Viewer,
  subject: Subject & { readonly entry: LateEntry },
  locale: Locale,
): Promise<Decision> {
  const { entry } = subject;
  return {
    ...(await common(parts, viewer, subject, locale)),
    what: 'entry',
    entryId: entry.id,
    reason: entry.reason,
    by: personOf(parts.directory.view(), entry.by, locale),
    at: entry.recordedAt,
    occurredAt: entry.at,
    ...(entry.evidence === undefined ? {} : { evidence: entry.evidence }),
  };
}
