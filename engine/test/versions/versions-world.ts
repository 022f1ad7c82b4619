import { compileProcess } from '../../src/compile/compile-process.js';
import type { Command } from '../../src/decide/command.js';
import { decide } from '../../src/decide/decide.js';
import type { Decision } from '../../src/decide/decision.js';
import type { ProcessDefinition } from '../../src/definition/process-definition.js';
import type { MigrationMapping } from '../../src/versions/migration-mapping.js';
import { planMigration, type InstancePlan } from '../../src/versions/plan-migration.js';
import { worldOf, type World } from '../decide/world.js';

/** The world goes on with `definition` as version 2; nothing has moved yet. */
export function target(definition: ProcessDefinition): {
  process: ReturnType<typeof compileProcess>;
  form: World['ctx']['form'];
} {
  return { process: compileProcess({ ...definition, version: 2 }, 'hash-2'), form: () => undefined };
}

export function plan(world: World, definition: ProcessDefinition, mapping: MigrationMapping = {}): InstancePlan {
  if (world.instance === undefined) throw new Error('not started');
  return planMigration(
    { from: world.process, to: target(definition).process, now: world.now },
    mapping,
    world.instance,
  );
}

/** Decides the migration; the world is not changed. */
export function migration(
  world: World,
  definition: ProcessDefinition,
  mapping: MigrationMapping = {},
  as = 'system',
): Decision {
  const command = {
    type: 'migrate',
    commandId: 'm1',
    instanceId: world.instance?.id ?? '',
    actor: as === 'system' ? { userId: 'system', system: true } : { userId: as },
    toVersion: 2,
    mapping,
    planId: 'plan-1',
  } as unknown as Command;
  const ctx = Object.create(world.ctx, { migrateTo: { value: target(definition), enumerable: true } }) as World['ctx'];
  const plain = { ...world.ctx, migrateTo: ctx.migrateTo };
  return decide(world.process, world.instance, command, plain);
}

/** Migrates and gives a world that runs on the new version. */
export function migrated(world: World, definition: ProcessDefinition, mapping: MigrationMapping = {}): World {
  const decision = migration(world, definition, mapping);
  if (decision.kind !== 'accepted') throw new Error(JSON.stringify(decision));
  const next = worldOf({ ...definition, version: 2 });
  next.now = world.now;
  next.instance = decision.instance;
  next.accepted.push(decision);
  return next;
}
