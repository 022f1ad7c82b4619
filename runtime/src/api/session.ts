import { flag, integer, list, named, nullable, object, oneOf, text } from './schema.js';
import type { Infer } from './schema.js';
import { titledSchema } from './common.js';

const sessionUserSchema = named(
  'SessionUser',
  object(
    {
      id: text(),
      name: text(),
      roles: list(titledSchema),
      isAdmin: flag(),
      /** May edit, publish or approve designs of some processes. */
      mayDesign: flag(),
      /** Signed in with a one-time password: every other route answers `session/password-change-required`. */
      mustChangePassword: flag(),
    },
    { department: titledSchema },
  ),
);
export type SessionUser = Infer<typeof sessionUserSchema>;

export const sessionSchema = named(
  'Session',
  object({
    /** `null` = nobody is signed in. */
    user: nullable(sessionUserSchema),
    /** Send it as header `x-csrf-token` with every POST, PUT, PATCH and DELETE; `null` while nobody is signed in. */
    csrfToken: nullable(text()),
    /** Demo mode: the people one may sign in as, with the common password; `null` otherwise. */
    demo: nullable(
      object({
        password: text(),
        people: list(object({ id: text(), name: text(), roles: list(text()) }, { department: text() })),
      }),
    ),
    product: object({ name: text(), version: text(), locale: oneOf('zh-CN', 'en') }),
    limits: object({ uploadBytes: integer() }),
  }),
);
export type Session = Infer<typeof sessionSchema>;

export const signInSchema = named(
  'SignIn',
  object({ account: text({ minLength: 1, maxLength: 120 }), password: text({ minLength: 1, maxLength: 200 }) }),
);
export type SignIn = Infer<typeof signInSchema>;

export const changePasswordSchema = named(
  'ChangePassword',
  object({ current: text({ minLength: 1, maxLength: 200 }), next: text({ minLength: 10, maxLength: 200 }) }),
);
export type ChangePassword = Infer<typeof changePasswordSchema>;
