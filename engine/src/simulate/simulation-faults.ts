import { YunliuError, type Fault } from '../definition/yunliu-error.js';

export function unknownProcess(key: string, version?: number): Fault {
  const [zh, en] = version === undefined ? ['', ''] : [`第 ${version} 版`, ` version ${version}`];
  return {
    code: 'definition/not-found',
    message: { 'zh-CN': `没有流程“${key}”${zh}。`, en: `There is no process "${key}"${en}.` },
    hint: { 'zh-CN': '请把它的定义文件一并提供给模拟。', en: 'Give its definition to the simulation too.' },
    details: version === undefined ? { process: key } : { process: key, version },
  };
}

export const ENDLESS = 'simulation/endless';

/** Jobs and timers one command may set off before the simulation gives up. */
const MAX_ROUNDS = 10_000;
/** Somebody waits for a look ahead, and the server with them; a call may start 1000 children. */
const MAX_ROUNDS_AHEAD = 1200;

export function maxRounds({ preview }: { readonly preview?: boolean }): number {
  return preview === true ? MAX_ROUNDS_AHEAD : MAX_ROUNDS;
}

export function endless(rounds: number): YunliuError {
  return new YunliuError({
    code: ENDLESS,
    message: {
      'zh-CN': `模拟执行超过 ${rounds} 个作业仍未停下。`,
      en: `The simulation ran ${rounds} jobs and timers without coming to rest.`,
    },
    hint: {
      'zh-CN': '检查是否有流程互相启动、或定时器间隔过短。',
      en: 'Look for processes that start each other, or a timer that repeats too fast.',
    },
  });
}
