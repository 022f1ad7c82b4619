export { createSmtpMailer } from './smtp-mailer.js';
export type { SmtpMailer, SmtpOptions } from './smtp-mailer.js';
