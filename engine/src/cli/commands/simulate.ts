import { dirname, relative, resolve } from 'node:path';
import { createDirectory, type Organisation } from '../../identity/create-directory.js';
import { loadFolder, type LoadedFolder } from '../../run/load-folder.js';
import { checkScenario } from '../../simulate/check-scenario.js';
import { mergeCoverage, transitionText, type Coverage } from '../../simulate/coverage.js';
import { runScenario, type ScenarioRun, type ScenarioWorld, type TraceStep } from '../../simulate/run-scenario.js';
import type { Scenario } from '../../simulate/scenario.js';
import type { CliCommand, CommandCall } from '../command.js';
import { exitCode } from '../command-io.js';
import { findFiles } from '../find-files.js';
import { issueText, placed } from '../issue-text.js';
import { findProject, projectHelp, projectOptions, type Project } from '../project.js';
import { UsageError } from '../usage-error.js';
import { readDocument, type ReadDocument } from '../validation/read-document.js';
import { simulateRandom } from './simulate-random.js';
import { simulationWorld } from './simulation-world.js';

export const simulateCommand: CliCommand = {
  name: 'simulate',
  usage: 'simulate SCENARIO… [--json] [--coverage] | simulate --random N [PROCESS…] [--seed S] [--clock INSTANT]',
  summary: {
    'zh-CN': '演练场景文件，核对预期，统计走过的去向',
    en: 'Play scenario files, check what they expect and count the transitions walked',
  },
  details: {
    'zh-CN': `SCENARIO 为 *.scenario.json 文件或目录。预期不符时退出码为 1。\n--coverage 要求所演练的流程每条去向都走到（100%），否则退出码为 1。\n--json 每步输出一行 JSON，加 --coverage 时最后一行为覆盖情况。\n--random N 随机演练各流程（或所列流程）N 次，报告从未到达的步骤与结束；--seed 相同则路径相同，--clock 为虚拟时钟起点。\n${projectHelp['zh-CN']}`,
    en: `SCENARIO is a *.scenario.json file or a folder. The exit code is 1 when an expectation fails.\n--coverage demands that every transition of the processes played was walked (100 %).\n--json prints one JSON line per step, and with --coverage a last line with the coverage.\n--random N plays every process (or those named) N times at random and reports states never reached and ends never met; the same --seed plays the same paths, --clock is where the virtual clock begins.\n${projectHelp.en}`,
  },
  flags: ['json', 'coverage'],
  values: [...projectOptions, 'random', 'seed', 'clock'],
  run: simulate,
};

interface Played {
  readonly file: string;
  readonly document: ReadDocument;
  readonly run: ScenarioRun;
}

async function simulate(call: CommandCall): Promise<number> {
  if (call.values.has('random')) return simulateRandom(call);
  const { positionals, io, flags, say } = call;
  const [first] = positionals;
  if (first === undefined) throw new UsageError('请给出场景文件或目录。', 'Name scenario files or folders.');
  const files = await findFiles(positionals, io.cwd, '.scenario.json');
  if (files.length === 0)
    throw new UsageError('所给目录中没有 *.scenario.json 文件。', 'There is no *.scenario.json file in the folder.');
  const project = await findProject(call, first);
  if (project === undefined) {
    throw new UsageError(
      '找不到流程定义；请用 --definitions 和 --forms 指定目录。',
      'No definitions found; name the folders with --definitions and --forms.',
    );
  }
  const folder = await loadFolder(project);
  const world = simulationWorld(folder);
  const played: Played[] = [];
  let sound = true;
  for (const file of files) {
    const result = await play(call, file, project, world);
    sound &&= result?.run.ok === true;
    if (result !== undefined) played.push(result);
  }
  const coverage = coverageOf(folder, played);
  if (flags.has('json')) printJson(call, played, flags.has('coverage') ? coverage : undefined);
  else {
    for (const one of coverage) printCoverage(call, one);
    io.out(
      say(
        `共 ${files.length} 个场景，${played.filter(({ run }) => run.ok).length} 个通过。`,
        `${files.length} scenarios, ${played.filter(({ run }) => run.ok).length} passed.`,
      ),
    );
  }
  const complete = !flags.has('coverage') || coverage.every(({ covered, total }) => covered === total);
  return sound && complete ? exitCode.fine : exitCode.findings;
}

async function play(
  call: CommandCall,
  file: string,
  project: Project,
  world: Omit<ScenarioWorld, 'directory'>,
): Promise<Played | undefined> {
  const { io, language, flags } = call;
  const name = relative(io.cwd, file) || file;
  const document = await readDocument(file);
  const issues = document.json === undefined ? document.issues : checkScenario(document.json).issues;
  if (issues.length > 0) {
    for (const issue of issues)
      io.err(issueText(placed(issue, name, document.faultAt ?? document.text?.placeOf(issue.pointer)), language));
    return undefined;
  }
  const scenario = document.json as Scenario;
  const people = scenario.directory === undefined ? project.organisation : resolve(dirname(file), scenario.directory);
  const organisation = await readDocument(people);
  if (organisation.json === undefined) {
    for (const issue of organisation.issues) io.err(issueText(placed(issue, people, organisation.faultAt), language));
    return undefined;
  }
  const run = runScenario(scenario, { ...world, directory: createDirectory(organisation.json as Organisation) });
  if (!flags.has('json')) printRun(call, name, document, run);
  return { file: name, document, run };
}

function printRun(call: CommandCall, file: string, document: ReadDocument, run: ScenarioRun): void {
  const { io, language, say } = call;
  io.out(`${run.ok ? '✓' : '✗'} ${file}${run.title === undefined ? '' : `  ${run.title}`}`);
  for (const step of run.trace) io.out(`  ${stepText(call, step)}`);
  for (const { pointer, message } of run.failures) {
    const place = document.text?.placeOf(pointer);
    io.out(
      `  ✗ ${file}${place === undefined ? '' : `:${place.line}:${place.column}`}  ${pointer}\n    ${message[language]}`,
    );
  }
  if (run.skipped > 0) io.out(say(`  其后 ${run.skipped} 步未演练。`, `  ${run.skipped} later steps were not played.`));
}

function stepText(call: CommandCall, step: TraceStep): string {
  const verb = Object.keys(step.command).find((key) => key !== 'note' && key !== 'refused') ?? '';
  const body = (step.command as unknown as Readonly<Record<string, unknown>>)[verb];
  const parts =
    typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : { value: body };
  const words = ['state', 'outcome', 'name', 'by', 'value'].flatMap((key) =>
    typeof parts[key] === 'string' ? [parts[key]] : [],
  );
  const refused =
    step.refusal === undefined ? '' : call.say(`  被拒绝 ${step.refusal.code}`, `  refused ${step.refusal.code}`);
  return `${String(step.step).padStart(3)}  ${step.at}  ${[verb, ...words].join(' ')}${refused}  → ${step.states.join(', ') || (step.status ?? '')}`;
}

/** Only the processes that were entered: others are the business of other scenarios. */
function coverageOf(folder: LoadedFolder, played: readonly Played[]): readonly Coverage[] {
  const runs = played.map(({ run }) => run);
  const entered = new Set(runs.map(({ process }) => process));
  return mergeCoverage(folder.definitions, runs).filter(({ process }) => entered.has(process));
}

function printCoverage(call: CommandCall, coverage: Coverage): void {
  const { process, version, covered, total, missing, states, conditions } = coverage;
  const percent = total === 0 ? 100 : Math.floor((covered / total) * 100);
  call.io.out(
    call.say(
      `覆盖 ${process}@${version}：去向 ${covered}/${total}（${percent}%），步骤 ${states.covered}/${states.total}，条件取值 ${conditions.covered}/${conditions.total}`,
      `coverage ${process}@${version}: transitions ${covered}/${total} (${percent} %), states ${states.covered}/${states.total}, answers of conditions ${conditions.covered}/${conditions.total}`,
    ),
  );
  for (const transition of missing) call.io.out(`    ${transitionText(transition)}  ${transition.pointer}`);
  for (const { text, pointer, never } of conditions.missing)
    call.io.out(
      call.say(
        `    条件从未${never ? '成立' : '不成立'}：${text}  ${pointer}`,
        `    condition was never ${never ? 'true' : 'false'}: ${text}  ${pointer}`,
      ),
    );
}

function printJson(call: CommandCall, played: readonly Played[], coverage: readonly Coverage[] | undefined): void {
  for (const { file, run } of played)
    for (const step of run.trace) call.io.out(JSON.stringify({ file, process: run.process, ...step }));
  if (coverage !== undefined) call.io.out(JSON.stringify({ coverage }));
}
