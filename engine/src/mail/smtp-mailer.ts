import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { Mailer } from '../run/ports/mailer.js';

export interface SmtpOptions {
  readonly host: string;
  /** Default 587, or 465 with `secure`. */
  readonly port?: number;
  /** TLS from the first byte (port 465); otherwise STARTTLS is demanded unless `allowPlain`. */
  readonly secure?: boolean;
  /** Lets mail and password go out unencrypted: only for a server on the same machine. */
  readonly allowPlain?: boolean;
  readonly user?: string;
  readonly password?: string;
  /** `运流 <noreply@example.com>` */
  readonly from: string;
  /** Default 15,000. */
  readonly timeLimitMs?: number;
}

export interface SmtpMailer extends Mailer {
  close(): void;
}

/** Sends mail over SMTP. The key becomes the message id, so that a repeated mail can be recognised as the same. */
export function createSmtpMailer(options: SmtpOptions): SmtpMailer {
  const { host, secure = false, user, password, from, timeLimitMs = 15_000 } = options;
  const transport = createTransport({
    host,
    port: options.port ?? (secure ? 465 : 587),
    secure,
    requireTLS: !secure && options.allowPlain !== true,
    ignoreTLS: options.allowPlain === true,
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: timeLimitMs,
    greetingTimeout: timeLimitMs,
    socketTimeout: timeLimitMs,
    // Texts come from processes: nothing in them may make the server read files or call addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? host;
  return {
    async send({ key, to, cc, subject, text }) {
      const id = createHash('sha256').update(key).digest('hex').slice(0, 32);
      await transport.sendMail({
        from,
        to: [...to],
        ...(cc === undefined ? {} : { cc: [...cc] }),
        subject,
        text,
        messageId: `<${id}@${domain}>`,
      });
    },
    close: () => transport.close(),
  };
}
