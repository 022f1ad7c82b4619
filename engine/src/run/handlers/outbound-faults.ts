import { YunliuError } from '../../definition/yunliu-error.js';
import type { Wording } from '../../decide/refusal.js';

function fault(code: string, message: Wording, hint: Wording): YunliuError {
  return new YunliuError({
    code,
    message: { 'zh-CN': message[0], en: message[1] },
    hint: { 'zh-CN': hint[0], en: hint[1] },
  });
}

const mend: Wording = [
  '请由管理员在引擎配置中放行，或更正流程数据后重试。',
  'Have it allowed in the engine options, or correct the data and retry.',
];

/** Why a call out of the house was not made or not used. */
export const outboundFault = {
  badUrl: (url: string) => fault('http/bad-url', [`“${url}”不是可用的网址。`, `"${url}" is not a usable URL.`], mend),
  notAllowed: (url: URL) =>
    fault(
      'http/not-allowed',
      [`不允许访问 ${url.origin}${url.pathname}。`, `Calling ${url.origin}${url.pathname} is not allowed.`],
      mend,
    ),
  privateAddress: (url: URL) =>
    fault(
      'http/private-address',
      [`${url.hostname} 指向内部网络地址，已拒绝。`, `${url.hostname} points to a private address and is refused.`],
      [
        '确属内部系统时，请在 privateHosts 中列出该主机。',
        'List the host in `privateHosts` when it is a system of the own network.',
      ],
    ),
  tooSlow: (url: URL, ms: number) =>
    fault(
      'http/timed-out',
      [`${url.hostname} 在 ${ms / 1000} 秒内没有完成应答。`, `${url.hostname} did not answer within ${ms / 1000} s.`],
      ['请检查对方系统。', 'Check the other system.'],
    ),
  tooLarge: (url: URL, bytes: number) =>
    fault(
      'http/answer-too-large',
      [`${url.hostname} 的应答超过 ${bytes} 字节。`, `The answer of ${url.hostname} is larger than ${bytes} bytes.`],
      ['请缩小查询范围，或调大 maxBytes。', 'Ask for less, or raise `maxBytes`.'],
    ),
  tooManyRedirects: (url: string) =>
    fault('http/too-many-redirects', [`${url} 重定向次数过多。`, `${url} redirects too often.`], mend),
  notConfigured: (what: string) =>
    fault(
      'http/not-configured',
      [`引擎没有配置 ${what}。`, `The engine has no ${what} configured.`],
      [
        '请在 createEngine 的 builtIn 中配置后重试该故障。',
        'Configure it in `builtIn` of createEngine, then retry the incident.',
      ],
    ),
};
