import { YunliuError } from '../../definition/yunliu-error.js';
import { declaredFailure } from '../jobs/job-failure.js';
import type { Shell } from '../shell.js';
import type { BuiltIn } from './built-in.js';
import { textOf, textsOf } from './checked-input.js';

const MAX_RECIPIENTS = 100;
/** Only what keeps an address from being two: the mail server judges the rest. */
const ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/;

/** Sends a mail to addresses and to people of the directory. */
export const emailHandler: BuiltIn = async ({ shell, job, input }) => {
  const { mailer } = shell.builtIn;
  if (mailer === undefined) throw noMailer();
  const to = addresses(shell, textsOf(input, 'to'));
  const cc = addresses(shell, textsOf(input, 'cc'));
  if (to.length === 0) throw declaredFailure('没有收件人。');
  if (to.length + cc.length > MAX_RECIPIENTS) throw declaredFailure(`收件人超过 ${MAX_RECIPIENTS} 个。`);
  await mailer.send({
    key: job.id,
    to,
    ...(cc.length === 0 ? {} : { cc }),
    subject: textOf(input, 'subject').replace(/\s+/g, ' ').trim(),
    text: textOf(input, 'text'),
  });
  return { status: 'done', output: { to } };
};

function addresses(shell: Shell, people: readonly string[]): readonly string[] {
  const directory = shell.directory();
  const found = people.map((person) => {
    if (person.includes('@') && ADDRESS.test(person)) return person;
    const user = directory.user(person);
    if (user?.active === true && user.email !== undefined && ADDRESS.test(user.email)) return user.email;
    throw declaredFailure(`“${person}”没有可用的电子邮箱。`);
  });
  return [...new Set(found)];
}

function noMailer(): YunliuError {
  return new YunliuError({
    code: 'mail/not-configured',
    message: { 'zh-CN': '引擎没有配置邮件服务，邮件未发出。', en: 'The engine has no mailer, so no mail was sent.' },
    hint: {
      'zh-CN': '请在 createEngine 的 builtIn.mailer 中提供邮件服务（如 createSmtpMailer），然后重试该故障。',
      en: 'Pass a mailer in `builtIn.mailer` of createEngine (such as createSmtpMailer), then retry the incident.',
    },
  });
}
