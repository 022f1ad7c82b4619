import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { BuiltInOptions } from '@yunliu/engine';
import type { SmtpOptions } from '@yunliu/engine/mail';
import type { JsonSchema } from '@yunliu/engine/definition';
import { refuse } from './refuse.js';

/** What processes of this installation may reach outside: HTTP addresses, webhooks, a mail server. Nothing by default. */
export interface OutboundConfig {
  readonly http?: NonNullable<BuiltInOptions['http']>;
  readonly webhooks?: NonNullable<BuiltInOptions['webhooks']>;
  readonly smtp?: SmtpOptions;
}

type Environment = Readonly<Record<string, string | undefined>>;

const text: JsonSchema = { type: 'string', minLength: 1, maxLength: 2000 };
const limits: { readonly [name: string]: JsonSchema } = {
  privateHosts: { type: 'array', items: text },
  timeLimitMs: { type: 'integer', minimum: 100, maximum: 600_000 },
  maxBytes: { type: 'integer', minimum: 1, maximum: 104_857_600 },
};
const strict = (properties: { readonly [name: string]: JsonSchema }, required: readonly string[] = []): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required: [...required],
});
const port: JsonSchema = { type: 'integer', minimum: 1, maximum: 65_535 };
const fileSchema = strict({
  http: strict({ allow: { type: 'array', items: text }, ...limits }, ['allow']),
  webhooks: { type: 'object', additionalProperties: strict({ url: text, secret: text, ...limits }, ['url']) },
  smtp: strict(
    {
      host: text,
      port,
      secure: { type: 'boolean' },
      allowPlain: { type: 'boolean' },
      user: text,
      password: text,
      from: text,
      timeLimitMs: { type: 'integer', minimum: 100, maximum: 600_000 },
    },
    ['host', 'from'],
  ),
});

/**
 * Reads the file of `YUNLIU_OUTBOUND` and the variables that go before it, so that secrets need not stand in a file.
 * Throws `config/outbound` with the place of what cannot be used.
 */
export function readOutbound(env: Environment): OutboundConfig {
  const file = fileOf(env['YUNLIU_OUTBOUND']);
  const allow = words(env['YUNLIU_HTTP_ALLOW']) ?? file.http?.allow;
  const privateHosts = words(env['YUNLIU_HTTP_PRIVATE_HOSTS']) ?? file.http?.privateHosts;
  const http = allow && { ...file.http, allow, ...(privateHosts === undefined ? {} : { privateHosts }) };
  const webhooks = Object.entries(file.webhooks ?? {}).map(([name, target]) => {
    const variable = `YUNLIU_WEBHOOK_SECRET_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
    const secret = env[variable] ?? target.secret;
    if (secret === undefined) throw invalid(`/webhooks/${name}/secret`, variable);
    return [name, { ...target, secret }] as const;
  });
  const smtp = smtpOf(file.smtp, env);
  return {
    ...(http === undefined ? {} : { http }),
    ...(webhooks.length === 0 ? {} : { webhooks: Object.fromEntries(webhooks) }),
    ...(smtp === undefined ? {} : { smtp }),
  };
}

type OutboundFile = Pick<OutboundConfig, 'http' | 'smtp'> & {
  readonly webhooks?: {
    readonly [name: string]: Omit<NonNullable<BuiltInOptions['webhooks']>[string], 'secret'> & {
      readonly secret?: string;
    };
  };
};

function fileOf(path: string | undefined): OutboundFile {
  if (path === undefined || path === '') return {};
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw invalid(path, error instanceof Error ? error.message : String(error));
  }
  const isValid = new Ajv2020({ allErrors: false, strict: true }).compile<OutboundFile>(fileSchema);
  if (isValid(document)) return document;
  const [fault] = isValid.errors ?? [];
  const name = fault?.params['additionalProperty'] as string | undefined;
  const place = `${path}#${fault?.instancePath ?? ''}${name === undefined ? '' : `/${name}`}`;
  throw invalid(place, fault?.message ?? '');
}

function smtpOf(file: SmtpOptions | undefined, env: Environment): SmtpOptions | undefined {
  const host = env['YUNLIU_SMTP_HOST'] ?? file?.host;
  if (host === undefined) return undefined;
  const from = env['YUNLIU_SMTP_FROM'] ?? file?.from;
  if (from === undefined) throw invalid('/smtp/from', 'YUNLIU_SMTP_FROM');
  const portText = env['YUNLIU_SMTP_PORT'];
  if (portText !== undefined && !(/^\d{1,5}$/.test(portText) && Number(portText) > 0 && Number(portText) < 65_536))
    throw invalid('/smtp/port', 'YUNLIU_SMTP_PORT');
  const user = env['YUNLIU_SMTP_USER'] ?? file?.user;
  const password = env['YUNLIU_SMTP_PASSWORD'] ?? file?.password;
  const secure = env['YUNLIU_SMTP_SECURE'] === undefined ? file?.secure : env['YUNLIU_SMTP_SECURE'] === '1';
  return {
    ...file,
    host,
    from,
    ...(portText === undefined ? {} : { port: Number(portText) }),
    ...(secure === undefined ? {} : { secure }),
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password }),
  };
}

/** Values apart by commas or blanks; an empty variable means none. */
function words(list: string | undefined): readonly string[] | undefined {
  return list === undefined ? undefined : list.split(/[\s,]+/).filter((word) => word !== '');
}

function invalid(place: string, reason: string): Error {
  return refuse(
    'config/outbound',
    [`外联配置不可用：${place}（${reason}）`, `The outbound configuration cannot be used: ${place} (${reason})`],
    [
      '格式见 runtime/README.md 的“处理器”一节；密钥也可用环境变量给出。',
      'See “Handlers” in runtime/README.md; secrets may be given by environment variables.',
    ],
    { pointer: place },
  );
}
