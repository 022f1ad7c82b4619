import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/decide/command.js';
import type { ProcessDefinition } from '../../src/definition/process-definition.js';
import type { ProcessInstance } from '../../src/instance/instance.js';
import { anyCommand, type Sent } from './any-command.js';
import { LoggedRun } from './logged-run.js';
import { brokenRules } from './open-things.js';
import { richProcess, twoVersions } from './rich-definition.js';

const runs = Number(process.env['YUNLIU_RUNS'] ?? 60);
const picks = fc.array(fc.nat({ max: 100_000 }), { minLength: 20, maxLength: 40, size: 'max' });
/** A loop that nobody stops piles up hundreds of calls, jobs and branches in a command; enough is seen by then. */
const LARGEST = 80;
const sizeOf = ({ visits, jobs, children, compensable = [] }: ProcessInstance): number =>
  visits.length + jobs.length + children.length + compensable.length;
const START: Sent = ['start', 'system', { onBehalfOf: 'starter', variables: { x: 1 } }];

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

/** The second version is the first with its states, so that any instance can be moved to and fro. */
function runOf(definition: ProcessDefinition): LoggedRun {
  return new LoggedRun(deepFreeze(definition), deepFreeze({ ...definition, version: 2 }));
}

/** Plays random picks, each on an instance that cannot be changed in place. */
function* play(run: LoggedRun, numbers: readonly number[]) {
  const send = (command: Sent) => {
    const before = run.instance;
    const decision = run.send(command);
    if (run.instance !== undefined) deepFreeze(run.instance);
    return { command, before, decision, now: run.now };
  };
  if (run.instance === undefined) yield send(START);
  for (const number of numbers) {
    if (run.instance === undefined || sizeOf(run.instance) > LARGEST) return;
    run.now = new Date(Date.parse(run.now) + (number % 5) * 3_600_000).toISOString();
    const command = anyCommand(run.version.process, run.instance, number);
    if (command !== undefined) yield send(command);
  }
}

const forAll = (check: (definition: ProcessDefinition, numbers: readonly number[]) => void | Promise<void>) =>
  fc.assert(
    fc.asyncProperty(richProcess, picks, async (definition, numbers) => check(definition, numbers)),
    {
      numRuns: runs,
      endOnFailure: true,
    },
  );

describe('random processes with everything in them, under random commands of every kind', () => {
  test('[PR1] an open instance has something that brings it on; nothing is left hanging; a group ends once', async () => {
    const accepted = new Map<Command['type'], number>();
    const refused = new Set<string>();
    await forAll((definition, numbers) => {
      const run = runOf(definition);
      for (const { command, before, decision } of play(run, numbers)) {
        if (decision.kind === 'accepted') accepted.set(command[0], (accepted.get(command[0]) ?? 0) + 1);
        if (decision.kind === 'refused') refused.add(decision.fault.code);
        const broken = decision.kind === 'accepted' ? brokenRules(run.version.process, decision.instance) : [];
        if (decision.kind !== 'accepted' && (decision.kind !== 'refused' || run.instance !== before))
          broken.push(decision.kind);
        // Said only when something is wrong: instances are long.
        if (broken.length > 0) throw new Error(JSON.stringify([broken, command, before, run.instance]));
      }
      const decided = run.events.flatMap(({ type, details }) =>
        type === 'group.decided' ? [JSON.stringify(details['visit'])] : [],
      );
      expect(new Set(decided).size).toBe(decided.length);
      expect(run.events.map(({ seq }) => seq)).toEqual(run.events.map((_, at) => at + 1));
    });
    // Not all of them come up in every run; a good part does.
    expect(accepted.size).toBeGreaterThan(12);
    expect(refused.size).toBeGreaterThan(10);
  });

  test('[PR2] restoring after every command, through JSON, changes nothing that follows', async () => {
    await forAll((definition, numbers) => {
      const kept = runOf(definition);
      const restored = runOf(definition);
      for (const { command, decision, now } of play(kept, numbers)) {
        restored.now = now;
        if (restored.instance !== undefined)
          restored.instance = JSON.parse(JSON.stringify(restored.instance)) as ProcessInstance;
        expect(JSON.stringify(restored.send(command))).toBe(JSON.stringify(decision));
      }
      expect(restored.instance).toStrictEqual(kept.instance);
    });
  });

  test('[PR3] the command log, played again, gives the identical document, history and hash', async () => {
    await forAll(async (definition, numbers) => {
      const run = runOf(definition);
      for (const _ of play(run, numbers));
      const again = await run.rebuilt();
      expect(again.issues).toEqual([]);
      expect(again.instance).toStrictEqual(run.instance);
      expect(again.instance?.historyHash).toBe(run.events.at(-1)?.hash);
      expect(JSON.stringify(again.events)).toBe(JSON.stringify(run.events));
      expect(again.commands).toBe(run.log.length);
    });
  });

  test('[PR4] what has been moved to a version with other rules goes on there, and nothing of it stands still', async () => {
    let moved = 0;
    await fc.assert(
      fc.asyncProperty(twoVersions, picks, fc.nat({ max: 3 }), async ([first, second], numbers, how) => {
        const run = new LoggedRun(deepFreeze(first), deepFreeze(second));
        const half = numbers.length >> 1;
        for (const _ of play(run, numbers.slice(0, half)));
        if (run.instance?.status !== 'running') return;
        const rule = { work: how % 2 === 0 ? 'keep' : 'restart', ...(how < 2 ? { child: 'cancel' } : {}) };
        const states = Object.fromEntries(run.instance.visits.map(({ state }) => [state, { to: state, ...rule }]));
        const decision = run.send(['migrate', 'admin', { toVersion: 2, planId: 'p', mapping: { states } }]);
        if (decision.kind !== 'accepted') return;
        moved += 1;
        const check = (command: unknown) => {
          const broken = run.instance === undefined ? [] : brokenRules(run.version.process, run.instance);
          if (broken.length > 0) throw new Error(JSON.stringify([broken, command, run.instance]));
        };
        check('migrate');
        for (const { command } of play(run, numbers.slice(half))) check(command);
      }),
      { numRuns: runs, endOnFailure: true },
    );
    expect(moved).toBeGreaterThan(runs / 10);
  });
});
