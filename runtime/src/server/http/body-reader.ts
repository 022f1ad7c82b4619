import express from 'express';
import type { RequestHandler } from 'express';
import multer from 'multer';
import type { AnyRoute } from '../../api/index.js';
import { refuse } from '../refuse.js';
import type { ServerParts } from '../server-parts.js';
import { authenticate } from './authenticate.js';
import { checkSafeJson } from './safe-json.js';

const defaultLimit = 1024 * 1024;

/** Reads the body a route expects: JSON or one uploaded file. Strangers are sent away before their body is read. */
export function bodyReader(route: AnyRoute, parts: ServerParts): RequestHandler[] {
  if (route.body === undefined) return [];
  const turnAwayStrangers: RequestHandler = async (request, _response, next) => {
    await authenticate(parts, route, request);
    next();
  };
  const mediaType = route.multipart === true ? 'multipart/form-data' : 'application/json';
  return [
    turnAwayStrangers,
    requireContentType(mediaType),
    ...(route.multipart === true ? upload(parts) : json(route)),
  ];
}

function json(route: AnyRoute): RequestHandler[] {
  return [
    express.json({ limit: route.bodyLimit ?? defaultLimit, strict: true, type: 'application/json' }),
    (request, _response, next) => {
      checkSafeJson(request.body as unknown);
      next();
    },
  ];
}

function upload(parts: ServerParts): RequestHandler[] {
  const reader = multer({
    storage: multer.memoryStorage(),
    defParamCharset: 'utf8',
    limits: {
      fileSize: parts.config.uploadBytes,
      files: 1,
      fields: 8,
      fieldSize: 4096,
      fieldNameSize: 100,
      parts: 10,
      headerPairs: 20,
    },
  });
  return [reader.single('file')];
}

function requireContentType(mediaType: string): RequestHandler {
  return (request, _response, next) => {
    if (request.is(mediaType) === false) {
      throw refuse(
        'request/wrong-content-type',
        [`请求体的类型应为 ${mediaType}。`, `The body must be ${mediaType}.`],
        [`请设置请求头 Content-Type: ${mediaType}。`, `Set the header Content-Type: ${mediaType}.`],
      );
    }
    next();
  };
}
