import type { Schema } from './schema.js';

/** Two-language sentence of the API documentation. */
export interface RouteSummary {
  readonly 'zh-CN': string;
  readonly en: string;
}

/** Who may call a route at all (`worker` = a program with a worker token, never a person's session); the named check then looks at the thing the route is about. */
export type RouteAccess = 'public' | 'signed-in' | 'admin' | 'worker';

/**
 * The question the server asks before a handler runs; answered by `engine/src/identity/permissions.ts`. Every route that
 * is about one instance, task or process has one.
 * - `see-instance`: may look at the instance in the path (`id` or `instanceId`)
 * - `contribute`: may comment on and attach to it
 * - `cancel-instance`: may cancel it
 * - `print-form`: may print the template in the path for it
 * - `read-attachment`: may download the file in the path
 * - `open-task`: may look at the task in the path
 * - `act-on-task`: may work on it (claim, complete …)
 * - `start-process`: may start the process in the body
 * - `own-notice`: the notice in the path is the user's own
 * - `manage-substitution`: it is the user's own, or they are an administrator
 * - `administer`: is an administrator
 * - `run-schedules`: is an administrator or a project manager
 * - `design`: may edit, publish or approve some process
 * - `create-design`: may edit the process in the body, whatever it is begun from
 * - `see-design`: may edit, publish or approve the draft in the path
 * - `edit-design`, `publish-design`, `approve-design`: may do that with it
 * - `design-process`: may edit, publish or approve the process in the path
 * - `named-role`: has the role that the ticket's or system's agreement names; the engine asks for it
 * - `manage-reports`: is an administrator, a project manager or a service manager
 * - `see-reports`: manages reports or represents a client
 * - `read-report`: manages reports, or the frozen report in the path is about the house they represent
 * - `see-hotline`: manages reports, or has a role that sees every call of the hotline
 */
export type RouteCheck =
  | 'see-instance'
  | 'contribute'
  | 'cancel-instance'
  | 'send-message'
  | 'print-form'
  | 'read-attachment'
  | 'open-task'
  | 'act-on-task'
  | 'start-process'
  | 'own-notice'
  | 'manage-substitution'
  | 'administer'
  | 'run-schedules'
  | 'manage-reports'
  | 'see-reports'
  | 'read-report'
  | 'see-hotline'
  | 'design'
  | 'create-design'
  | 'see-design'
  | 'edit-design'
  | 'publish-design'
  | 'approve-design'
  | 'design-process'
  | 'named-role';

/** What an answer carries: JSON by a schema, nothing, or bytes of a media type. */
export type RouteAnswer<T> =
  | { readonly kind: 'json'; readonly schema: Schema<T>; readonly status?: 200 | 201 | 503 }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'bytes'; readonly mediaType: string };

/** One route as data: Express, validation, authorisation, the OpenAPI document and the portal's client are made from it. */
export interface Route<Params, Query, Body, Answer> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Express syntax, `:name` for parameters. */
  readonly path: string;
  readonly tag: string;
  readonly summary: RouteSummary;
  readonly access: RouteAccess;
  readonly check?: RouteCheck;
  readonly params?: Schema<Params>;
  readonly query?: Schema<Query>;
  readonly body?: Schema<Body>;
  /** The body is `multipart/form-data`: `body` describes its fields, the file is named `file`. */
  readonly multipart?: boolean;
  /** Bytes a JSON body may have; default 1 MiB. */
  readonly bodyLimit?: number;
  /** Reachable while the user must change the password first. */
  readonly beforePasswordChange?: boolean;
  readonly answer: RouteAnswer<Answer>;
}

export type AnyRoute = Route<unknown, unknown, unknown, unknown>;

export type ParamsOf<R> = R extends Route<infer P, infer _Q, infer _B, infer _A> ? P : never;
export type QueryOf<R> = R extends Route<infer _P, infer Q, infer _B, infer _A> ? Q : never;
export type BodyOf<R> = R extends Route<infer _P, infer _Q, infer B, infer _A> ? B : never;
export type AnswerOf<R> = R extends Route<infer _P, infer _Q, infer _B, infer A> ? A : never;

/** Only infers the types. */
export function route<Params = undefined, Query = undefined, Body = undefined, Answer = undefined>(
  definition: Route<Params, Query, Body, Answer>,
): Route<Params, Query, Body, Answer> {
  return definition;
}

export function json<T>(schema: Schema<T>, status: 200 | 201 = 200): RouteAnswer<T> {
  return { kind: 'json', schema, status };
}

export const nothing: RouteAnswer<undefined> = { kind: 'nothing' };

export function bytes(mediaType: string): RouteAnswer<undefined> {
  return { kind: 'bytes', mediaType };
}
