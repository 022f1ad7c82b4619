import type { Locale } from '../../definition/localized-text.js';
import type { CliCommand } from '../command.js';
import { exitCode, type CommandIo } from '../command-io.js';

/** Listed in the help; run by {@link runServe}, because the server reads its own options. */
export const serveCommandEntry: CliCommand = {
  name: 'serve',
  usage: 'serve [OPTIONS]',
  summary: {
    'zh-CN': '启动服务与门户（需安装 @yunliu/runtime）',
    en: 'Run the server and portal (needs @yunliu/runtime)',
  },
  run: () => Promise.resolve(exitCode.usage),
};

type ServeCommand = (argv: readonly string[], io: Pick<CommandIo, 'out' | 'err' | 'stopSignal'>) => Promise<number>;

// A name, not an import: the engine stands below the runtime and must not know it when it is built.
const RUNTIME = '@yunliu/runtime/serve-command';

/** Hands over to the runtime when it is installed; else says what to install. */
export async function runServe(
  argv: readonly string[],
  io: CommandIo,
  language: Locale,
  load: (name: string) => Promise<unknown> = (name) => import(name),
): Promise<number> {
  let runtime: { readonly serveCommand?: ServeCommand };
  try {
    runtime = (await load(RUNTIME)) as typeof runtime;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // Not found by name; a file missing inside an installed runtime is another fault and says so itself.
    const missing = code === 'ERR_MODULE_NOT_FOUND' && message.includes("package '@yunliu/runtime'");
    if (!missing) throw error;
    io.err(
      language === 'en'
        ? 'serve needs the package @yunliu/runtime, which is not installed.\n  → npm install @yunliu/runtime'
        : 'serve 命令由 @yunliu/runtime 提供，尚未安装。\n  → npm install @yunliu/runtime',
    );
    return exitCode.findings;
  }
  if (runtime.serveCommand === undefined) {
    io.err(
      language === 'en'
        ? 'The installed @yunliu/runtime has no serve command.\n  → Update it: npm install @yunliu/runtime@latest'
        : '已安装的 @yunliu/runtime 没有 serve 命令。\n  → 请升级：npm install @yunliu/runtime@latest',
    );
    return exitCode.findings;
  }
  return runtime.serveCommand(argv, io);
}
