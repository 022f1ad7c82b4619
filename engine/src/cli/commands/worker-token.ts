import { resolve } from 'node:path';
import { createWorkerTokens } from '../../run/worker-tokens.js';
import type { CliCommand, CommandCall } from '../command.js';
import { exitCode } from '../command-io.js';
import { UsageError } from '../usage-error.js';
import { openDatabase } from './export-history.js';

export const workerTokenCommand: CliCommand = {
  name: 'worker-token',
  usage: 'worker-token DATABASE [NAME --topics A,B | --revoke ID]',
  summary: {
    'zh-CN': '为外部工作程序建立、列出或吊销访问令牌',
    en: 'Make, list or revoke tokens of external workers',
  },
  details: {
    'zh-CN':
      'DATABASE 为 SQLite 数据文件（须先停止使用它的服务）。给出 NAME 与 --topics 时建立令牌，\n令牌只显示这一次；--topics "*" 表示全部主题。不带 NAME 时列出现有令牌。',
    en: 'DATABASE is the SQLite file (stop the server that uses it first). With NAME and --topics a token is made and shown\nthis once; --topics "*" means all. Without NAME the tokens are listed.',
  },
  values: ['topics', 'revoke'],
  run: runWorkerToken,
};

async function runWorkerToken({ positionals, values, io, say }: CommandCall): Promise<number> {
  const [database, name, more] = positionals;
  const topics = values.get('topics');
  const revoked = values.get('revoke');
  if (database === undefined || more !== undefined || (name === undefined) !== (topics === undefined))
    throw new UsageError(
      '请给出数据文件；建立令牌须同时给出名称和 --topics。',
      'Name the database; a token needs a name and --topics.',
    );
  const store = await openDatabase(resolve(io.cwd, database));
  try {
    const tokens = createWorkerTokens(store);
    if (revoked !== undefined) {
      await tokens.revoke(revoked);
      io.out(say(`已吊销令牌 ${revoked}。`, `Revoked token ${revoked}.`));
    } else if (name !== undefined && topics !== undefined) {
      const list = topics.split(',').map((topic) => topic.trim());
      const { token } = await tokens.create({ name, topics: list, by: 'cli' }, new Date().toISOString());
      io.out(token);
    } else {
      for (const worker of await tokens.list())
        io.out(`${worker.id}  ${worker.name}  ${worker.topics.join(',')}  ${worker.createdAt}`);
    }
    return exitCode.fine;
  } finally {
    await store.close();
  }
}
