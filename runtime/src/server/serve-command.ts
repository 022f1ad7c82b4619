import type { YunliuError } from '@yunliu/engine';
import { resolve } from 'node:path';
import { pino } from 'pino';
import { isLoopback, readConfig, usage } from './config.js';
import type { ServerConfig } from './config.js';
import { demoPassword, hasDemoPasswords } from './first-start.js';
import { startServer } from './main.js';
import type { RunningServer } from './main.js';
import type { OpenOptions } from './open-server.js';

/** Where a command prints; the CLI of the engine hands in the same. */
export interface CommandIo {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Ends the server; default: SIGINT and SIGTERM. */
  readonly stopSignal?: AbortSignal;
  /** Host code behind `service` states of the definitions, by name. */
  readonly handlers?: OpenOptions['handlers'];
}

/** `yunliu serve`: runs until it is told to stop. Exit codes: 0 stopped in order, 1 could not start, 2 wrong usage. */
export async function serveCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  let config: ServerConfig | undefined;
  try {
    config = readConfig(argv, process.env);
  } catch (error) {
    io.err(`${explain(error)}\n\n${usage}`);
    return 2;
  }
  if (config === undefined) {
    io.out(usage);
    return 0;
  }
  // log lines go to stderr, so that stdout carries only what the operator should read
  const logger = pino(
    { level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination(2),
  );
  let server: RunningServer;
  try {
    server = await startServer({ config, logger, handlers: io.handlers });
  } catch (error) {
    io.err(explain(error));
    return 1;
  }
  io.out(banner(config, server));
  const { directory, credentials } = server.opened.parts;
  const isExposed = !isLoopback(config.host) || config.trustProxy > 0;
  if (isExposed && (await hasDemoPasswords({ directory, credentials }))) io.err(demoWarning);
  await stopAsked(io.stopSignal);
  await server.stop();
  return 0;
}

const demoWarning = `
  !! 警告：此服务可从网络访问，且仍有账号使用公开的演示密码 ${demoPassword}，任何人都能以管理员身份登录。
  !! WARNING: reachable over the network while accounts still have the public demo password: anybody can sign in as admin.
  !! 请停用这些账号或重置其密码，或改用新的数据目录并加 --no-demo。
  !! Deactivate those accounts or reset their passwords, or use a new data folder with --no-demo.
`;

function banner(config: ServerConfig, { url, opened }: RunningServer): string {
  const { firstStart, published } = opened;
  const lines = [
    '',
    `  运流 Yunliu   ${url}`,
    '',
    `  数据 Data     ${resolve(config.dataDir)}`,
    `  流程 Published  ${published.length === 0 ? '无新版本 nothing new' : `${published.length} 个新版本 new versions`}`,
  ];
  if (config.demo) {
    const admin = '管理员 admin / 热线 hotline-1 / 服务台 desk-1 / 工程师 tech-1 / 用户 user-1';
    lines.push(`  演示 Demo     ${admin}`, `                密码 password: ${demoPassword}`);
  }
  if (firstStart.adminPassword !== undefined) {
    lines.push(`  首次登录 First sign-in   admin / ${firstStart.adminPassword}   （一次性密码 one-time password）`);
  }
  return [...lines, ''].join('\n');
}

function explain(error: unknown): string {
  const { messages, hint, issues, code } = error as Partial<YunliuError>;
  if (messages === undefined || hint === undefined) {
    const { code: systemCode, message } = error as NodeJS.ErrnoException;
    if (systemCode === 'EADDRINUSE')
      return '端口已被占用，请用 --port 指定其他端口。\nThe port is in use: choose another one with --port.';
    return message ?? String(error);
  }
  const places = (issues ?? [])
    .slice(0, 50)
    .map((issue) => `  ${issue.file ?? ''}${issue.pointer}  ${issue.code}  ${issue.message['zh-CN']}`);
  return [`${code}: ${messages['zh-CN']}\n${messages.en}`, ...places, `${hint['zh-CN']}\n${hint.en}`].join('\n');
}

function stopAsked(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((stop) => {
    if (signal !== undefined) {
      if (signal.aborted) stop();
      else signal.addEventListener('abort', () => stop(), { once: true });
      return;
    }
    const onSignal = (): void => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
      stop();
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
}
