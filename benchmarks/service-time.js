// Service time: additions of 16 working hours, and judging 100,000 open tickets again after a change of the calendar.
import { readdirSync, readFileSync } from 'node:fs';
import { createCalendars, judgeClock, recompute } from '@yunliu/engine/service-time';
import { compare, median, printTable } from './measure.js';

const TICKETS = 100_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;
/** Instants asked for, spread over three years; a power of two. */
const INSTANTS = 4096;

export async function run([size]) {
  const count = Number(size ?? TICKETS);
  const folder = new URL('../process-definitions/calendars/', import.meta.url);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
  const calendars = createCalendars(files);
  const random = seeded(20260930);

  const office = calendars.calendar('office-5x8');
  const from = Float64Array.from(
    { length: INSTANTS },
    () => Date.UTC(2024, 0, 1) + Math.floor(random() * 1000) * 24 * HOUR + Math.floor(random() * 1440) * MINUTE,
  );
  const batch = 100_000;
  let sink = 0;
  const add = (key) => {
    const calendar = calendars.calendar(key);
    return () => {
      for (let index = 0; index < batch; index += 1) sink += calendar.add(from[index & (INSTANTS - 1)], 16 * HOUR);
    };
  };
  const measure = () => {
    for (let index = 0; index < batch; index += 1) {
      const at = from[index & (INSTANTS - 1)];
      sink += office.elapsed(at, at + 96 * HOUR);
    }
  };
  const counted = await compare([
    { name: 'add 16 working hours, 5×8', work: add('office-5x8'), size: batch },
    { name: 'add 16 hours, 9:00–17:30', work: add('office-0900-1730'), size: batch },
    { name: 'working time between, 5×8', work: measure, size: batch },
  ]);
  printTable('Service time, operations a second (batches of 100,000)', counted, ['add 16 working hours, 5×8']);
  for (const { name, cpuUs } of counted)
    console.log(`${name}: ${(1 / cpuUs).toFixed(1)} million a CPU second (${Math.round(cpuUs * 1000)} ns)`);

  const clocks = makeClocks(count, random);
  const asOf = '2026-12-20T10:00:00.000Z';
  const one = clocks.find(({ events }) => events.length === 5);
  printTable(
    'Judging one ticket with five events',
    await compare([{ name: 'judgeClock', work: () => judgeClock(one.events, calendars, asOf) }], { rounds: 5 }),
    [],
  );

  const next = files.map((file) =>
    file.key === 'national-cn'
      ? { ...file, overrides: { ...file.overrides, ...nextYear() }, publishedThrough: '2027-12-31' }
      : file,
  );
  const [times, cpu] = [[], []];
  let ledger;
  for (let round = 0; round < 5; round += 1) {
    const [begin, before] = [performance.now(), process.cpuUsage()];
    // From the files on: tables of both calendars are part of the price.
    ledger = recompute({ before: createCalendars(files), after: createCalendars(next) }, clocks, asOf);
    const { user, system } = process.cpuUsage(before);
    times.push(performance.now() - begin);
    cpu.push((user + system) / 1000);
  }
  console.log(
    `\nRecompute of ${ledger.judged.toLocaleString('en')} open tickets by both calendars: ${Math.round(median(times))} ms ` +
      `(${Math.round(Math.min(...times))}-${Math.round(Math.max(...times))}); ${ledger.moved.length.toLocaleString('en')} dues moved; ${Math.round(median(cpu))} ms of CPU`,
  );
  if (Number.isNaN(sink)) throw new Error('counted nothing');
}

/** Open tickets of the last weeks of a year: hours by priority, working days, calendar days; pauses, extensions. */
function makeClocks(count, random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const text = (at) => new Date(at).toISOString();
  return Array.from({ length: count }, (_, index) => {
    const unit = pick(['minute', 'minute', 'minute', 'workday', 'day']);
    const byPriority = unit === 'minute' ? { P1: 480, P2: 1440, P3: 4800 } : { P1: 3, P2: 5, P3: 15 };
    let at = Date.UTC(2026, 11, 1) + Math.floor(random() * 19 * 1440) * MINUTE;
    const terms = { calendar: pick(['office-5x8', 'office-0900-1730', 'workday', 'always']), unit, byPriority };
    const events = [{ type: 'start', at: text(at), terms, priority: pick(['P1', 'P2', 'P3']) }];
    const later = () => text((at += 1 + Math.floor(random() * 300) * MINUTE));
    if (random() < 0.6)
      events.push({ type: 'pause', at: later(), reason: 'customer' }, { type: 'resume', at: later() });
    if (random() < 0.3) events.push({ type: 'priority', at: later(), to: pick(['P1', 'P2', 'P3']) });
    if (random() < 0.2)
      events.push({ type: 'extend', at: later(), decision: 'approved', amount: unit === 'minute' ? 240 : 1 });
    return { id: `t${index}`, events };
  });
}

/** Days of a notice that does not exist yet, made up to have something to move. */
function nextYear() {
  const title = { 'zh-CN': '元旦', en: "New Year's Day" };
  return Object.fromEntries(
    ['2027-01-01', '2027-01-02', '2027-01-03'].map((date) => [date, { hours: 'off', title, source: 'benchmark' }]),
  );
}

function seeded(seed) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
