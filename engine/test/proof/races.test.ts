import type { Command } from '@yunliu/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examineStore } from '../../src/run/doctor/examine-store.js';
import { everyCommand } from './every-command.js';
import { named } from './named-races.js';
import type { Situation } from './said.js';
import { situations } from './situations.js';
import { codeOf, ending, normalised, Stage } from './stage.js';

let stage: Stage;
/** Where the same is done in turn, to compare. */
let quiet: Stage;
beforeAll(async () => {
  [stage, quiet] = [await Stage.open(), await Stage.open()];
});
afterAll(() => Promise.all([stage.close(), quiet.close()]));

/** What took part. */
const seen = new Set<Command['type']>();

type Outcome = { readonly codes: readonly [string, string]; readonly story: string };

async function at(stage: Stage, { reach, minutes, acts }: Situation, first: string, second: string) {
  const id = await reach(stage);
  stage.minutes = minutes;
  const instance = await stage.instance(id);
  const [one, other] = [first, second].map((act) => stage.command(id, acts[act]!(instance)));
  for (const { type } of [one!, other!]) seen.add(type);
  return { id, one: one!, other: other! };
}

async function storyOf(stage: Stage, id: string): Promise<string> {
  return normalised([await stage.instance(id), await stage.store.history(id)]);
}

/** One after the other, at one node. */
async function inTurn(situation: Situation, first: string, second: string): Promise<Outcome> {
  const { id, one, other } = await at(quiet, situation, first, second);
  const codes = [await ending(quiet.first.execute(one)), await ending(quiet.first.execute(other))];
  return { codes: [codeOf(codes[0]!), codeOf(codes[1]!)], story: await storyOf(quiet, id) };
}

/** The same two at two nodes; the second is decided on what the first then changes. */
async function atOnce(situation: Situation, first: string, second: string): Promise<Outcome> {
  const { id, one, other } = await at(stage, situation, first, second);
  const [a, b] = await stage.collide(one, other);
  const outcome: Outcome = { codes: [codeOf(a), codeOf(b)], story: await storyOf(stage, id) };
  // Decided anew at most once: a conflict has one cause here.
  expect(stage.commits).toBeLessThanOrEqual(2);
  // Sent again, accepted ones answer as before and refused ones change nothing.
  expect(await ending(stage.second.execute(one))).toEqual(a);
  expect(typeof b === 'string' ? b : await ending(stage.first.execute(other))).toEqual(b);
  expect(await storyOf(stage, id)).toBe(outcome.story);
  return outcome;
}

/** Where the two that collide end, and what the later is told. */
async function race(situation: Situation, first: string, second: string) {
  const { id, one, other } = await at(stage, situation, first, second);
  const [, later] = await stage.collide(one, other);
  const { status, outcome, visits } = await stage.instance(id);
  const states = visits.map(({ state }) => state).join('+');
  return { code: codeOf(later), states: status === 'running' ? states : `${status}: ${String(outcome)}` };
}

describe('commands that race', () => {
  test.each(situations)('[PR10] $name: whatever collides ends as if sent one after the other', async (situation) => {
    const names = Object.keys(situation.acts);
    for (const first of names)
      for (const second of names) {
        const expected = await inTurn(situation, first, second);
        expect(expected.codes[0], `${first} alone`).toBe('ok');
        expect(await atOnce(situation, first, second), `${first}, then ${second}`).toEqual(expected);
      }
  });

  test.each(named)('[PR11] $situation: $first, $second', async ({ situation: name, first, second, codes, states }) => {
    const situation = situations.find((each) => each.name === name)!;
    const orders = [await race(situation, first, second), await race(situation, second, first)];
    expect(orders.map((order) => order.code)).toEqual(codes);
    expect(orders.map((order) => order.states)).toEqual(states);
  });

  test('[PR10] every command of the engine has taken part', () => {
    expect([...seen].toSorted()).toEqual(
      Object.keys(everyCommand)
        .filter((type) => type !== 'start')
        .toSorted(),
    );
  });

  test('[PR10] of two starts under one id or one number each is there once', async () => {
    const start = (instanceId: string): Command =>
      stage.command(instanceId, { type: 'start', by: 'system', process: 'numbered', onBehalfOf: 'desk-1' });
    const same = stage.newId('instance');
    const [first, second] = await stage.collide(start(same), start(same));
    expect([codeOf(first), codeOf(second)]).toEqual(['ok', 'instance/exists']);
    const [one, other] = [start(stage.newId('instance')), start(stage.newId('instance'))];
    expect((await stage.collide(one, other)).map(codeOf)).toEqual(['ok', 'ok']);
    const keys = await Promise.all(
      [same, one, other].map(
        async (each) => (await stage.instance(typeof each === 'string' ? each : each.instanceId)).businessKey,
      ),
    );
    expect(new Set(keys).size).toBe(3);
  });

  test('[PR12] afterwards the doctor finds nothing', async () => {
    const { findings, instances, rebuilt } = await examineStore(stage.store);
    expect(findings).toEqual([]);
    expect(rebuilt).toBe(instances);
    expect(instances).toBeGreaterThan(600);
  });
});
