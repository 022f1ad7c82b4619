import { hash, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import { refuse } from '../refuse.js';

/** OWASP's first choice: argon2id, 19 MiB, two passes. About 11 ms on one core. */
const options = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, options);
}

let dummy: Promise<string> | undefined;

/** With no stored hash (unknown account) the same work is done, so that answers take the same time. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  dummy ??= hashPassword(randomBytes(16).toString('hex'));
  const matches = await verify(stored ?? (await dummy), password);
  return stored !== undefined && matches;
}

/** No characters that are easily mistaken for one another: people read it out over the phone. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Sixteen characters in groups of four, about 79 bits. */
export function oneTimePassword(): string {
  const letters: string[] = [];
  while (letters.length < 16) {
    // 248 = 8 × 31: bytes above it would favour the first letters
    for (const byte of randomBytes(24)) if (byte < 248) letters.push(alphabet[byte % alphabet.length] ?? '');
  }
  return [0, 4, 8, 12].map((at) => letters.slice(at, at + 4).join('')).join('-');
}

const tooCommon: ReadonlySet<string> = new Set([
  'yunliu-demo',
  '1234567890',
  'password123',
  'qwertyuiop',
  '0987654321',
  'admin12345',
]);

/** Length is what counts; only the worst are refused by name. */
export function checkNewPassword(
  password: string,
  account: { readonly id: string; readonly name: string },
  current: string,
): void {
  const plain = password.toLowerCase();
  if (password === current) {
    throw weak('与当前密码相同。', 'It is the same as the current one.');
  }
  if (tooCommon.has(plain) || new Set(plain).size < 4)
    throw weak('过于常见或过于简单。', 'It is too common or too simple.');
  if (account.id.length >= 4 && plain.includes(account.id.toLowerCase()))
    throw weak('包含了账号。', 'It contains the account.');
}

function weak(zh: string, en: string): Error {
  return refuse(
    'password/too-weak',
    [`新密码不可用：${zh}`, `The new password is refused: ${en}`],
    [
      '请使用至少 10 个字符、与账号无关且不重复使用的密码。',
      'Use at least 10 characters that have nothing to do with the account.',
    ],
    { pointer: '/next' },
  );
}
