import { operations } from '../api/index.js';
import type { AnyRoute, Schema } from '../api/index.js';
import { errorSchema } from '../api/common.js';

type Doc = Record<string, unknown>;

/** The OpenAPI 3.1 document, made from the table the server itself runs on. */
export function openApiDocument(version: string): Doc {
  const components: Doc = {};
  const paths: Record<string, Doc> = {};
  for (const [operationId, route] of operations) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(operationId, route, components) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Yunliu 运流',
      version,
      description:
        'REST interface of the Yunliu server. Sign in with POST /api/session; send the CSRF token of GET /api/session as header x-csrf-token with every change. Every command carries a commandId: sending it again is harmless.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(operations.map(([, route]) => route.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: components,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'yunliu_session' },
        worker: { type: 'http', scheme: 'bearer', description: 'Token of an external worker' },
        csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
      },
    },
  };
}

function operation(operationId: string, route: AnyRoute, components: Doc): Doc {
  const parameters = [
    ...parametersIn('path', route.params, components),
    ...parametersIn('query', route.query, components),
  ];
  return {
    operationId,
    tags: [route.tag],
    summary: route.summary['zh-CN'],
    description: route.summary.en + (route.check === undefined ? '' : ` (check: ${route.check})`),
    security: security(route),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.body === undefined ? {} : { requestBody: requestBody(route, route.body, components) }),
    responses: { ...answer(route, components), default: refusal(components) },
  };
}

function security(route: AnyRoute): Doc[] {
  if (route.access === 'public') return [];
  if (route.access === 'worker') return [{ worker: [] }];
  return [route.method === 'get' ? { session: [] } : { session: [], csrf: [] }];
}

function parametersIn(place: 'path' | 'query', schema: Schema<unknown> | undefined, components: Doc): Doc[] {
  const required = new Set(schema?.json.required);
  return Object.entries(schema?.json.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.has(name),
    schema: withReferences(property, components),
  }));
}

function requestBody(route: AnyRoute, body: Schema<unknown>, components: Doc): Doc {
  if (route.multipart !== true) {
    return { required: true, content: { 'application/json': { schema: referenceTo(body, components) } } };
  }
  const json = withReferences(body.json, components) as Doc;
  const schema = {
    ...json,
    properties: {
      ...(json['properties'] as Doc),
      file: { type: 'string', contentMediaType: 'application/octet-stream' },
    },
    required: [...((json['required'] as readonly string[] | undefined) ?? []), 'file'],
  };
  return { required: true, content: { 'multipart/form-data': { schema } } };
}

function answer(route: AnyRoute, components: Doc): Doc {
  switch (route.answer.kind) {
    case 'nothing':
      return { '204': { description: 'Done' } };
    case 'bytes':
      return { '200': { description: 'The content', content: { [route.answer.mediaType]: {} } } };
    case 'json':
      return {
        [String(route.answer.status ?? 200)]: {
          description: 'The answer',
          content: { 'application/json': { schema: referenceTo(route.answer.schema, components) } },
        },
      };
  }
}

function refusal(components: Doc): Doc {
  return {
    description: 'Refused: code, message and hint in the language asked for',
    content: { 'application/json': { schema: referenceTo(errorSchema, components) } },
  };
}

function referenceTo(schema: Schema<unknown>, components: Doc): unknown {
  return withReferences(
    schema.name === undefined ? schema.json : { ...schema.json, 'x-name': schema.name },
    components,
  );
}

/** Replaces everything marked `x-name` by a reference and files it under `components`. */
function withReferences(value: unknown, components: Doc): unknown {
  if (Array.isArray(value)) return value.map((item) => withReferences(item, components));
  if (typeof value !== 'object' || value === null) return value;
  const { 'x-name': name, ...rest } = value as Doc;
  if (typeof name !== 'string') return mapValues(rest, components);
  if (!Object.hasOwn(components, name)) {
    components[name] = {}; // taken before descending: a schema may contain itself
    components[name] = mapValues(rest, components);
  }
  return { $ref: `#/components/schemas/${name}` };
}

function mapValues(object: Doc, components: Doc): Doc {
  return Object.fromEntries(Object.entries(object).map(([name, item]) => [name, withReferences(item, components)]));
}
