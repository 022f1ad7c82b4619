import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createSmtpMailer } from '../../src/mail/index.js';

let server: Server | undefined;
afterEach(() => new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve()))));

/** A mail server of a few words: enough to be spoken to. */
async function mailServer(heard: string[], refuse?: string): Promise<number> {
  server = createServer((socket) => {
    let inData = false;
    socket.setEncoding('utf8');
    socket.write('220 test ESMTP\r\n');
    let rest = '';
    socket.on('data', (text: string) => {
      const lines = (rest + text).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        heard.push(line);
        if (inData) {
          if (line !== '.') continue;
          inData = false;
          socket.write('250 queued\r\n');
        } else if (/^EHLO/i.test(line)) socket.write('250-test\r\n250 8BITMIME\r\n');
        else if (/^RCPT/i.test(line) && refuse !== undefined) socket.write(`${refuse}\r\n`);
        else if (/^DATA/i.test(line)) {
          inData = true;
          socket.write('354 go on\r\n');
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const mail = {
  key: 'job-1',
  to: ['a@example.com', 'b@example.com'],
  cc: ['c@example.com'],
  subject: '故障已修复',
  text: '您好',
};
const open = (port: number, more: object = {}) =>
  createSmtpMailer({ host: '127.0.0.1', port, from: '运流 <noreply@example.com>', allowPlain: true, ...more });

it('[J60] mail goes to everyone with the key as message id, the same for every try', async () => {
  const heard: string[] = [];
  const mailer = open(await mailServer(heard));
  await mailer.send(mail);
  await mailer.send(mail);
  mailer.close();
  expect(heard.filter((line) => /^RCPT/i.test(line)).slice(0, 3)).toEqual([
    'RCPT TO:<a@example.com>',
    'RCPT TO:<b@example.com>',
    'RCPT TO:<c@example.com>',
  ]);
  const ids = heard.filter((line) => /^Message-ID:/i.test(line));
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
  expect(heard.join('\n')).toContain('=?UTF-8?');
});

it('[J60] a refusing server and one without encryption are errors', async () => {
  const refusing = open(await mailServer([], '550 no such user'));
  await expect(refusing.send(mail)).rejects.toThrow('550');
  const heard: string[] = [];
  const plain = open(await mailServer(heard), { allowPlain: false });
  await expect(plain.send(mail)).rejects.toThrow(/STARTTLS|TLS/i);
  expect(heard.some((line) => /^DATA/i.test(line))).toBe(false);
});
