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

export function endless(maxRounds: number): YunliuError {
  return new YunliuError({
    code: 'simulation/endless',
    message: {
      'zh-CN': `模拟执行超过 ${maxRounds} 个作业仍未停下。`,
      en: `The simulation ran ${maxRounds} jobs and timers without coming to rest.`,
    },
    hint: {
      'zh-CN': '检查是否有流程互相启动、或定时器间隔过短。',
      en: 'Look for processes that start each other, or a timer that repeats too fast.',
    },
  });
}
