import { parseArgs } from 'node:util';
import { nearestName } from '../definition/nearest-name.js';
import type { Locale } from '../definition/localized-text.js';
import { cliLanguage } from './cli-language.js';
import type { CliCommand, CommandCall } from './command.js';
import { exitCode, type CommandIo } from './command-io.js';
import { exportBpmnCommand, importBpmnCommand } from './commands/bpmn.js';
import { compareCommand } from './commands/compare.js';
import { doctorCommand } from './commands/doctor.js';
import { exportHistoryCommand } from './commands/export-history.js';
import { migrateCommand } from './commands/migrate.js';
import { printCommand } from './commands/print.js';
import { runServe, serveCommandEntry } from './commands/serve.js';
import { simulateCommand } from './commands/simulate.js';
import { slaCommand } from './commands/sla.js';
import { workerTokenCommand } from './commands/worker-token.js';
import { validateCommand } from './commands/validate.js';
import { verifyCommand } from './commands/verify.js';
import { errorText } from './error-text.js';
import { generalHelp, commandHelp } from './help.js';
import { packageVersion } from './package-version.js';
import { UsageError } from './usage-error.js';

const commands: readonly CliCommand[] = [
  validateCommand,
  simulateCommand,
  slaCommand,
  printCommand,
  exportHistoryCommand,
  verifyCommand,
  doctorCommand,
  compareCommand,
  migrateCommand,
  exportBpmnCommand,
  importBpmnCommand,
  workerTokenCommand,
  serveCommandEntry,
];

/** The program `yunliu`. Exit codes: 0 fine, 1 findings (also a failed operation), 2 wrong usage. Never throws. */
export async function main(argv: readonly string[], io: CommandIo): Promise<number> {
  const fallback = cliLanguage(undefined, io.env) ?? 'zh-CN';
  try {
    return await dispatch(argv, io, fallback);
  } catch (error) {
    const language = askedLanguage(argv, io) ?? fallback;
    if (error instanceof UsageError) {
      io.err(error.text[language]);
      io.err(language === 'en' ? 'See yunliu --help.' : '用法见 yunliu --help。');
      return exitCode.usage;
    }
    io.err(errorText(error, language));
    return exitCode.findings;
  }
}

function askedLanguage(argv: readonly string[], io: CommandIo): Locale | undefined {
  const inline = argv.find((argument) => argument.startsWith('--lang='))?.slice('--lang='.length);
  const at = argv.indexOf('--lang');
  return cliLanguage(inline ?? (at < 0 ? undefined : argv[at + 1]), io.env);
}

async function dispatch(argv: readonly string[], io: CommandIo, fallback: Locale): Promise<number> {
  const [name, ...rest] = argv;
  const language = askedLanguage(argv, io);
  if (language === undefined) throw new UsageError('--lang 只接受 zh-CN 或 en。', '--lang takes zh-CN or en.');
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const asked = name === 'help' ? commands.find((command) => command.name === rest[0]) : undefined;
    const text = asked === undefined ? generalHelp(commands, language) : commandHelp(asked, language);
    if (name === undefined) {
      io.err(text);
      return exitCode.usage;
    }
    io.out(text);
    return exitCode.fine;
  }
  if (name === '--version' || name === '-v') {
    io.out(await packageVersion());
    return exitCode.fine;
  }
  if (name === '--lang' || name.startsWith('--lang='))
    return dispatch(argv.slice(name === '--lang' ? 2 : 1).concat('--lang', language), io, fallback);
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    const near = nearestName(
      name,
      commands.map((candidate) => candidate.name),
    );
    throw new UsageError(
      `没有命令“${name}”${near === undefined ? '' : `，是否指“${near}”？`}`,
      `There is no command "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}`,
    );
  }
  // The server reads its own options: it may be newer than this program.
  if (command === serveCommandEntry) return runServe(rest, io, language);
  const call = readCall(command, rest, io, language);
  if (call === undefined) {
    io.out(commandHelp(command, language));
    return exitCode.fine;
  }
  return command.run(call);
}

/** Takes the arguments apart; undefined when help was asked for. */
function readCall(
  command: CliCommand,
  argv: readonly string[],
  io: CommandIo,
  language: Locale,
): CommandCall | undefined {
  const flags = ['help', ...(command.flags ?? [])];
  const values = ['lang', ...(command.values ?? [])];
  let parsed;
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: Object.fromEntries([
        ...flags.map(
          (flag) => [flag, { type: 'boolean' as const, ...(flag === 'help' ? { short: 'h' } : {}) }] as const,
        ),
        ...values.map(
          (value) => [value, { type: 'string' as const, ...(value === 'out' ? { short: 'o' } : {}) }] as const,
        ),
      ]),
    });
  } catch (error) {
    const option = /'(-[^' ]+)/.exec((error as Error).message)?.[1] ?? '';
    throw new UsageError(
      `选项 ${option} 不可用或缺少取值。用法：yunliu ${command.usage}`,
      `The option ${option} is unknown or lacks its value. Usage: yunliu ${command.usage}`,
    );
  }
  const given = Object.entries(parsed.values);
  if (given.some(([name]) => name === 'help')) return undefined;
  return {
    positionals: parsed.positionals,
    flags: new Set(given.filter(([, value]) => value === true).map(([name]) => name)),
    values: new Map(given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))),
    language,
    io,
    say: (zh, en) => (language === 'en' ? en : zh),
  };
}
