import express from 'express';
import type { Express, RequestHandler } from 'express';
import helmet from 'helmet';
import { operations } from '../api/index.js';
import type { AnyRoute, OperationId } from '../api/index.js';
import { checks } from './access.js';
import { errorAnswer } from './http/error-answer.js';
import { makeCall } from './http/call.js';
import type { Call, CallFacts, Found, Handler } from './http/call.js';
import { authenticate } from './http/authenticate.js';
import { bodyReader } from './http/body-reader.js';
import { checkSameSite } from './http/cross-site.js';
import { languageOf } from './http/language.js';
import { requestLog } from './http/request-log.js';
import { createValidation } from './http/validation.js';
import { createHandlers } from './routes/handlers.js';
import { refuse } from './refuse.js';
import { signInLimits } from './accounts/sign-in-limits.js';
import { portalFiles } from './portal-files.js';
import type { ServerParts } from './server-parts.js';

/** Builds the server from its parts. Every API route comes from the route table, with its access check in front. */
export function createApp(parts: ServerParts): Express {
  const { config, logger } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');
  app.use(requestLog(logger));
  app.use(securityHeaders(config.secure));
  app.use('/api', (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    // Countdowns go by the server's clock; that of a computer may be minutes off.
    response.setHeader('X-Server-Time', parts.clock.now());
    next();
  });
  mountRoutes(app, parts);
  app.use('/api', () => {
    throw unknownAddress();
  });
  app.use(portalFiles(config.portalDir));
  app.use(() => {
    throw unknownAddress();
  });
  app.use(errorAnswer(logger, config.uploadBytes));
  return app;
}

function mountRoutes(app: Express, parts: ServerParts): void {
  const handlers = createHandlers(parts);
  const validation = createValidation();
  const limits = signInLimits(parts.config);
  for (const [operationId, route] of operations) {
    const steps = operationId === 'signIn' ? limits : [];
    app[route.method](
      route.path,
      ...bodyReader(route, parts),
      ...steps,
      serve(parts, operationId, route, handlers[operationId] as Handler<never>, validation),
    );
  }
}

/** The order is fixed: who is it, from our pages, well formed, allowed; then the handler. */
function serve(
  parts: ServerParts,
  operationId: OperationId,
  route: AnyRoute,
  handler: Handler<never>,
  validation: ReturnType<typeof createValidation>,
): RequestHandler {
  const inputs = (['params', 'query', 'body'] as const).flatMap((part) => {
    const schema = route[part] ?? (part === 'query' ? noQuery : undefined);
    return schema === undefined ? [] : [{ part, check: validation.request(part, schema) }];
  });
  const checkAnswer =
    parts.checkAnswers === true && route.answer.kind === 'json' ? validation.answer(route.answer.schema) : undefined;
  return async (request, response) => {
    const { session, viewer, worker } = await authenticate(parts, route, request);
    checkSameSite(request, session);
    for (const { part, check } of inputs) check(request[part] ?? {});
    const facts: CallFacts = { parts, request, response, route, session, viewer, worker, locale: languageOf(request) };
    const found = await allow(facts);
    const answer: unknown = await handler(makeCall(facts, found) as Call<never, never, never>);
    if (route.answer.kind === 'nothing') {
      response.status(204).end();
    } else if (route.answer.kind === 'json') {
      checkAnswer?.(JSON.parse(JSON.stringify(answer)));
      if (response.statusCode === 200) response.status(route.answer.status ?? 200);
      response.json(answer);
    } else if (!response.headersSent && !response.closed) {
      // Who has gone away meanwhile (a preview that was replaced) needs no answer.
      throw new Error(`${operationId} has answered nothing`);
    }
  };
}

function unknownAddress(): Error {
  return refuse(
    'request/not-found',
    ['没有这个地址。', 'There is nothing at this address.'],
    [
      '接口地址见 /api/openapi.json，页面请从首页进入。',
      'The interface is described at /api/openapi.json; pages begin at /.',
    ],
  );
}

const noQuery = { json: { type: 'object', additionalProperties: false } };

async function allow(facts: CallFacts): Promise<Found> {
  const { route, viewer } = facts;
  if (route.access === 'public' || route.access === 'worker') return {};
  if (viewer === undefined) throw new Error(`${route.path} was reached without a user`);
  if (route.access === 'admin') await checks.administer({ ...facts, viewer });
  return route.check === undefined ? {} : checks[route.check]({ ...facts, viewer });
}

function securityHeaders(secure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // plain HTTP inside an intranet is normal: HSTS only where the operator says HTTPS
    strictTransportSecurity: secure ? { maxAge: 15_552_000 } : false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
  });
}
