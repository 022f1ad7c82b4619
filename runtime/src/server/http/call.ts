import type {
  DefinitionVersion,
  FieldVisibility,
  ProcessInstance,
  Task,
  TaskRow,
  Viewer,
  WorkerToken,
} from '@yunliu/engine';
import type { Locale } from '@yunliu/engine/definition';
import type { Request, Response } from 'express';
import type { AnswerOf, AnyRoute, BodyOf, OperationId, ParamsOf, QueryOf, RouteTable } from '../../api/index.js';
import type { FoundSession } from '../accounts/sessions.js';
import type { SeenDesign } from '../designs/seen-design.js';
import type { ServerParts } from '../server-parts.js';

/** An instance that a check has allowed this viewer to see. */
export interface SeenInstance {
  readonly instance: ProcessInstance;
  readonly version: DefinitionVersion;
  readonly fields: FieldVisibility;
}

/** A task of a seen instance; `open` is absent once it has ended. */
export interface SeenTask extends SeenInstance {
  readonly row: TaskRow;
  readonly open?: Task;
}

/**
 * One authorised, validated request. Handlers reach instances and tasks only through `seen` and `task`, which are there
 * only when the check of the route has put them there.
 */
export interface Call<Params = unknown, Query = unknown, Body = unknown> {
  readonly parts: ServerParts;
  readonly request: Request;
  readonly response: Response;
  readonly locale: Locale;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The signed-in user; throws on a public route. */
  readonly viewer: Viewer;
  readonly session: FoundSession | undefined;
  /** The worker whose token came along; throws elsewhere. */
  readonly worker: WorkerToken;
  readonly seen: SeenInstance;
  readonly task: SeenTask;
  readonly design: SeenDesign;
}

type CallOf<R> = Call<ParamsOf<R>, QueryOf<R>, BodyOf<R>>;

/** Answers a call: JSON as described by the route, or `undefined` after writing bytes (or for 204). */
export type Handler<R> = (call: CallOf<R>) => AnswerOf<R> | Promise<AnswerOf<R>>;

export type Handlers<Operations extends OperationId> = { readonly [Id in Operations]: Handler<RouteTable[Id]> };

/** What a check may leave for the handler. */
export interface Found {
  readonly seen?: SeenInstance;
  readonly task?: SeenTask;
  readonly design?: SeenDesign;
}

export interface CallFacts {
  readonly parts: ServerParts;
  readonly request: Request;
  readonly response: Response;
  readonly locale: Locale;
  readonly route: AnyRoute;
  readonly session: FoundSession | undefined;
  readonly viewer: Viewer | undefined;
  readonly worker?: WorkerToken | undefined;
}

/** Puts a call together; access to what no check provided is a programming error and says so. */
export function makeCall(facts: CallFacts, found: Found): Call {
  const { parts, request, response, locale, session } = facts;
  const present = <T>(value: T | undefined, what: string): T => {
    if (value === undefined) throw new Error(`route ${facts.route.path} has no check that provides ${what}`);
    return value;
  };
  return {
    parts,
    request,
    response,
    locale,
    session,
    params: request.params,
    query: request.query,
    body: request.body as unknown,
    get viewer() {
      return present(facts.viewer, 'a signed-in user');
    },
    get worker() {
      return present(facts.worker, 'a worker');
    },
    get seen() {
      return present(found.seen, 'an instance');
    },
    get design() {
      return present(found.design, 'a design');
    },
    get task() {
      return present(found.task, 'a task');
    },
  };
}
