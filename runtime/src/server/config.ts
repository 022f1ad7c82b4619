import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readOutbound } from './outbound-config.js';
import type { OutboundConfig } from './outbound-config.js';
import { refuse } from './refuse.js';

/** Everything an installation can set; resolved once, nothing inside asks whether it was given. */
export interface ServerConfig {
  readonly port: number;
  readonly host: string;
  /** Folder of the database and the attachments. */
  readonly dataDir: string;
  readonly definitionsDir: string;
  readonly formsDir: string;
  /** The built portal (vite output). */
  readonly portalDir: string;
  /** First start fills in the demo organisation, and the sign-in page offers its accounts. */
  readonly demo: boolean;
  /** Cookies only over HTTPS, HSTS on. */
  readonly secure: boolean;
  /** Number of reverse proxies in front whose `X-Forwarded-*` headers are believed. */
  readonly trustProxy: number;
  readonly sessionIdleMs: number;
  readonly sessionAbsoluteMs: number;
  readonly uploadBytes: number;
  /** Sign-in attempts per minute from one address for one account, and from one address for all accounts. */
  readonly signInsPerMinute: number;
  readonly signInsPerMinuteOfAddress: number;
  readonly logLevel: string;
  /** What processes may reach outside. */
  readonly outbound: OutboundConfig;
}

const root = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

export const defaultConfig: ServerConfig = {
  port: 8420,
  host: '127.0.0.1',
  dataDir: 'yunliu-data',
  definitionsDir: root('process-definitions'),
  formsDir: root('form-templates'),
  portalDir: root('runtime/dist/portal'),
  demo: true,
  secure: false,
  trustProxy: 0,
  sessionIdleMs: 2 * 3_600_000,
  sessionAbsoluteMs: 12 * 3_600_000,
  uploadBytes: 20 * 1024 * 1024,
  signInsPerMinute: 10,
  signInsPerMinuteOfAddress: 60,
  logLevel: 'info',
  outbound: {},
};

export const usage = `yunliu serve [options]

  --port N            port (default ${defaultConfig.port}; 0 = any free one)      YUNLIU_PORT
  --host ADDRESS      address to listen on (default ${defaultConfig.host})     YUNLIU_HOST
  --data DIR          database and attachments (default ./yunliu-data)  YUNLIU_DATA
  --definitions DIR   process definitions to publish at start           YUNLIU_DEFINITIONS
  --forms DIR         form templates to publish at start                YUNLIU_FORMS
  --demo, --no-demo   demo organisation in a new data folder (default: yes;  YUNLIU_DEMO=1|0
                      must be said when --host is not this machine)
  --help

Environment only: YUNLIU_SECURE=1 (behind HTTPS), YUNLIU_TRUST_PROXY=N, YUNLIU_LOG_LEVEL,
YUNLIU_SESSION_IDLE_MINUTES, YUNLIU_SESSION_HOURS, YUNLIU_UPLOAD_MB, YUNLIU_PORTAL

What processes may reach outside (nothing by default): YUNLIU_OUTBOUND=FILE.json, YUNLIU_HTTP_ALLOW,
YUNLIU_HTTP_PRIVATE_HOSTS, YUNLIU_WEBHOOK_SECRET_<NAME>, YUNLIU_SMTP_HOST, _PORT, _SECURE, _USER, _PASSWORD, _FROM
`;

/** Options go before environment variables, these before the defaults. `undefined` = `--help` was asked. */
export function readConfig(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ServerConfig | undefined {
  const given = parse(argv);
  if (given.help === true) return undefined;
  const text = (option: string | undefined, variable: string, fallback: string): string =>
    option ?? env[variable] ?? fallback;
  const number = (option: string | undefined, variable: string, fallback: number): number =>
    wholeNumber(variable, option ?? env[variable], fallback);
  const host = text(given.host, 'YUNLIU_HOST', defaultConfig.host);
  const demo = given.demo ?? (env['YUNLIU_DEMO'] === undefined ? undefined : env['YUNLIU_DEMO'] !== '0');
  if (demo === undefined && !isLoopback(host)) throw demoExposed(host);
  return {
    ...defaultConfig,
    port: number(given.port, 'YUNLIU_PORT', defaultConfig.port),
    host,
    dataDir: text(given.data, 'YUNLIU_DATA', defaultConfig.dataDir),
    definitionsDir: text(given.definitions, 'YUNLIU_DEFINITIONS', defaultConfig.definitionsDir),
    formsDir: text(given.forms, 'YUNLIU_FORMS', defaultConfig.formsDir),
    portalDir: text(undefined, 'YUNLIU_PORTAL', defaultConfig.portalDir),
    demo: demo ?? defaultConfig.demo,
    secure: env['YUNLIU_SECURE'] === '1',
    trustProxy: number(undefined, 'YUNLIU_TRUST_PROXY', defaultConfig.trustProxy),
    sessionIdleMs: number(undefined, 'YUNLIU_SESSION_IDLE_MINUTES', defaultConfig.sessionIdleMs / 60_000) * 60_000,
    sessionAbsoluteMs:
      number(undefined, 'YUNLIU_SESSION_HOURS', defaultConfig.sessionAbsoluteMs / 3_600_000) * 3_600_000,
    uploadBytes: number(undefined, 'YUNLIU_UPLOAD_MB', defaultConfig.uploadBytes / 1024 / 1024) * 1024 * 1024,
    logLevel: text(undefined, 'YUNLIU_LOG_LEVEL', defaultConfig.logLevel),
    outbound: readOutbound(env),
  };
}

/** Reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

/** The demo accounts share a published password, so on a network they must be asked for by name. */
function demoExposed(host: string): Error {
  return refuse(
    'config/demo-exposed',
    [
      `地址“${host}”可从网络访问，而演示账号的密码是公开的，服务未启动。`,
      `“${host}” can be reached over the network, and the password of the demo accounts is public: not started.`,
    ],
    [
      '正式使用请加 --no-demo；仅在可信网络中演示时，请明确加 --demo。',
      'Add --no-demo for real use; for a demonstration on a trusted network, say --demo.',
    ],
  );
}

interface Given {
  readonly port?: string;
  readonly host?: string;
  readonly data?: string;
  readonly definitions?: string;
  readonly forms?: string;
  readonly demo?: boolean;
  readonly help?: boolean;
}

function parse(argv: readonly string[]): Given {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...argv],
      allowNegative: true,
      options: {
        port: text,
        host: text,
        data: text,
        definitions: text,
        forms: text,
        demo: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw refuse(
      'config/unknown-option',
      [`参数有误：${reason}`, `Wrong option: ${reason}`],
      ['用 --help 查看全部参数。', 'See --help.'],
    );
  }
}

function wholeNumber(variable: string, value: string | undefined, fallback: number): number {
  if (value === undefined || value === '') return fallback;
  if (!/^\d{1,9}$/.test(value)) {
    throw refuse(
      'config/not-a-number',
      [`${variable}：“${value}”不是非负整数。`, `${variable}: “${value}” is not a whole number.`],
      ['请填写非负整数。', 'Give a whole number from 0.'],
    );
  }
  return Number(value);
}
