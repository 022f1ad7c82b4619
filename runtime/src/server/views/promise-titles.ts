import type { HistoryEvent, ProcessInstance } from '@yunliu/engine';
import type { Agreement } from '@yunliu/engine/agreements';
import { localize } from '@yunliu/engine/definition';
import type { Json, JsonObject, Locale, LocalizedText, ProcessDefinition } from '@yunliu/engine/definition';
import type { ServerParts } from '../server-parts.js';
import { agreementVersion } from './agreement-shelf.js';
import { metricTitle } from './clock-titles.js';

interface Pin {
  readonly key: string;
  readonly version: number;
}

/** Titles of the promised times an event tells of, by the name of the detail that holds the key. */
export type PromiseTitles = (event: HistoryEvent) => { readonly [detail: string]: string };

/** The words for clocks, agreements, priorities and reasons of one ticket, in every version its history speaks of. */
export async function promiseTitles(
  parts: ServerParts,
  instance: ProcessInstance,
  definition: ProcessDefinition,
  history: readonly HistoryEvent[],
  locale: Locale,
): Promise<PromiseTitles> {
  const pins = new Map<string, Pin>();
  for (const pin of [
    ...history.flatMap(pinsOf),
    ...(instance.service === undefined ? [] : [instance.service.agreement]),
  ])
    pins.set(`${pin.key}@${pin.version}`, pin);
  const read = await Promise.all([...pins.values()].map(({ key, version }) => agreementVersion(parts, key, version)));
  const agreements = read.filter((one) => one !== undefined);
  const words = (titled: readonly { readonly key: string; readonly title: LocalizedText }[]): Map<string, string> =>
    new Map(titled.map(({ key, title }) => [key, localize(title, locale)]));
  const names = words(agreements);
  const priorities = words(agreements.flatMap((one) => one.priorities));
  const commitments = words(agreements.flatMap((one) => one.commitments.map(({ id: key, title }) => ({ key, title }))));
  const reasons = words(agreements.flatMap(pauseReasons));
  const clockTitle = (details: JsonObject): string | undefined => {
    const own = instance.clocks?.find(({ id }) => id === details['clock'])?.title;
    const metric = text(details['metric']);
    const title = own === undefined ? metricTitle(definition, metric, locale) : localize(own, locale);
    return commitments.get(text(details['commitment'])) ?? (title === metric ? undefined : title);
  };
  return ({ type, details }) => {
    if (type === 'agreement.bound')
      return known({
        agreement: names.get(text(details['agreement'])),
        priority: priorities.get(text(details['priority'])),
      });
    if (type === 'agreement.changed')
      return known({ from: names.get(keyOf(details['from'])), to: names.get(keyOf(details['to'])) });
    if (type === 'priority.changed')
      return known({ from: priorities.get(text(details['from'])), to: priorities.get(text(details['to'])) });
    if (!type.startsWith('clock.')) return {};
    return known({ clock: clockTitle(details), reason: reasons.get(text(details['reason'])) });
  };
}

function pinsOf({ type, details }: HistoryEvent): readonly Pin[] {
  if (type === 'agreement.bound') return pin(details['agreement'], details['version']);
  if (type !== 'agreement.changed') return [];
  return [details['from'], details['to']].flatMap((side) => (isObject(side) ? pin(side['key'], side['version']) : []));
}

function pin(key: Json | undefined, version: Json | undefined): readonly Pin[] {
  return typeof key === 'string' && typeof version === 'number' ? [{ key, version }] : [];
}

function pauseReasons({ commitments }: Agreement): readonly { readonly key: string; readonly title: LocalizedText }[] {
  return commitments.flatMap((row) => ('pauseReasons' in row ? row.pauseReasons : []));
}

function known(titles: { readonly [detail: string]: string | undefined }): { readonly [detail: string]: string } {
  return Object.fromEntries(
    Object.entries(titles).flatMap(([detail, title]) => (title === undefined ? [] : [[detail, title]])),
  );
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keyOf(side: Json | undefined): string {
  return isObject(side) ? text(side['key']) : '';
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
