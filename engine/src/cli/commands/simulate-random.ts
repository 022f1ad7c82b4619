import { readFile } from 'node:fs/promises';
import { createDirectory, type Organisation } from '../../identity/create-directory.js';
import { loadFolder, type LoadedFolder } from '../../run/load-folder.js';
import { checkScenario } from '../../simulate/check-scenario.js';
import { transitionText } from '../../simulate/coverage.js';
import { playRandomly, type RandomPlay, type RandomPlayOptions } from '../../simulate/random/random-play.js';
import { scenarioSamples, scenarioStarts } from '../../simulate/random/scenario-samples.js';
import type { Scenario } from '../../simulate/scenario.js';
import type { CommandCall } from '../command.js';
import { exitCode } from '../command-io.js';
import { findFiles } from '../find-files.js';
import { findProject } from '../project.js';
import { readDocument } from '../validation/read-document.js';
import { UsageError } from '../usage-error.js';
import { simulationWorld } from './simulation-world.js';

const DEFAULT_SEED = 1;
const MOST_RUNS = 1_000_000;
/** The random world begins here unless `--clock` says otherwise: a working morning before the longest holiday. */
const DEFAULT_CLOCK = '2026-09-30T09:00:00+08:00';

/**
 * `yunliu simulate --random N [PROCESS…]`: plays random legal paths and reports states never reached and ends never met. Ends
 * with 1 when a run got stuck, or when a state or an end was never met.
 */
export async function simulateRandom(call: CommandCall): Promise<number> {
  const { io, flags, say } = call;
  const [runs, seed] = [wholeNumber(call, 'random'), wholeNumber(call, 'seed', DEFAULT_SEED)];
  const project = await findProject(call, io.cwd);
  if (project === undefined)
    throw new UsageError(
      '找不到流程定义；请用 --definitions 和 --forms 指定目录。',
      'No definitions found; name the folders with --definitions and --forms.',
    );
  const folder = await loadFolder(project);
  const asked = call.positionals.length > 0 ? call.positionals : [...new Set(folder.definitions.map(({ key }) => key))];
  for (const key of asked) {
    if (!folder.definitions.some((definition) => definition.key === key))
      throw new UsageError(`没有流程“${key}”。`, `There is no process "${key}".`);
  }
  const organisation = JSON.parse(await readFile(project.organisation, 'utf8')) as Organisation;
  const now = new Date(Date.parse(call.values.get('clock') ?? DEFAULT_CLOCK));
  if (Number.isNaN(now.getTime())) throw new UsageError('--clock 不是有效时刻。', '--clock is no instant.');
  const scenarios = await scenariosIn(project.definitions);
  const world = {
    ...simulationWorld(folder),
    ...pickedSystems(folder),
    directory: createDirectory(organisation),
    now: now.toISOString(),
    samples: scenarioSamples(scenarios),
  };
  let sound = true;
  for (const process of new Set(asked)) {
    const onProgress = (done: number): void => {
      if (done % 100 === 0 && done < runs)
        io.err(say(`${process}：已演练 ${done}/${runs}`, `${process}: ${done}/${runs} played`));
    };
    const played = playRandomly({
      ...world,
      process,
      runs,
      seed,
      starts: scenarioStarts(scenarios, process),
      onProgress,
    });
    if (flags.has('json')) io.out(JSON.stringify(played));
    else print(call, played);
    sound &&= played.stuck.length === 0 && played.statesNeverReached.length === 0 && played.endsNeverMet.length === 0;
  }
  return sound ? exitCode.fine : exitCode.findings;
}

/** Runs are under no agreement; but where a form lets people choose a system, there are the registered ones to choose from. */
function pickedSystems({ forms, clientSystems }: LoadedFolder): Pick<RandomPlayOptions, 'systems'> {
  if (!forms.some(({ template }) => JSON.stringify(template).includes('"SystemPicker"'))) return {};
  return { systems: Object.fromEntries(clientSystems.map(({ key, agreement }) => [key, agreement.key])) };
}

async function scenariosIn(folder: string): Promise<readonly Scenario[]> {
  const files = await findFiles([folder], folder, '.scenario.json');
  const documents = await Promise.all(files.map((file) => readDocument(file)));
  return documents.flatMap(({ json }) =>
    json !== undefined && checkScenario(json).issues.length === 0 ? [json as Scenario] : [],
  );
}

function wholeNumber(call: CommandCall, name: string, otherwise?: number): number {
  const text = call.values.get(name);
  if (text === undefined && otherwise !== undefined) return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > MOST_RUNS)
    throw new UsageError(
      `--${name} 须为 1 至 ${MOST_RUNS} 的整数。`,
      `--${name} takes a whole number from 1 to ${MOST_RUNS}.`,
    );
  return value;
}

function print({ io, say }: CommandCall, played: RandomPlay): void {
  const { coverage, ends, stuck } = played;
  const endings = Object.entries(ends).map(([end, times]) => `${end} ${times}`);
  const good = stuck.length === 0 && played.statesNeverReached.length === 0 && played.endsNeverMet.length === 0;
  io.out(
    say(
      `${good ? '✓' : '✗'} ${played.process}@${played.version}：随机演练 ${played.runs} 次（种子 ${played.seed}），结束：${endings.join('，')}；走过去向 ${coverage.covered}/${coverage.total}`,
      `${good ? '✓' : '✗'} ${played.process}@${played.version}: ${played.runs} random runs (seed ${played.seed}), ends: ${endings.join(', ')}; transitions ${coverage.covered}/${coverage.total}`,
    ),
  );
  for (const state of played.statesNeverReached)
    io.out(say(`    从未到达的步骤：${state}`, `    state never reached: ${state}`));
  for (const state of played.endsNeverMet) io.out(say(`    从未到达的结束：${state}`, `    end never met: ${state}`));
  for (const transition of coverage.missing)
    io.out(
      say(
        `    从未走过的去向：${transitionText(transition)}`,
        `    transition never walked: ${transitionText(transition)}`,
      ),
    );
  for (const { run, states } of stuck)
    io.out(say(`    停滞（第 ${run} 次）：${states.join('、')}`, `    stuck (run ${run}): ${states.join(', ')}`));
}
