import type { Issue, Locale, YunliuError } from '@yunliu/engine/definition';
import type { ErrorRequestHandler } from 'express';
import { MulterError } from 'multer';
import type { Logger } from 'pino';
import type { ApiError, ApiIssue } from '../../api/index.js';
import { statusOf } from '../http-errors.js';
import { refuse } from '../refuse.js';
import { languageOf } from './language.js';
import { requestIdOf } from './request-id.js';

/** Turns whatever was thrown into `{code, message, hint, …}` in the reader's language; only unforeseen errors are logged as such. */
export function errorAnswer(logger: Logger, uploadBytes: number): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const known = asKnown(error, uploadBytes);
    const requestId = requestIdOf(request);
    if (known === undefined) logger.error({ err: error, requestId, path: request.path }, 'unforeseen error');
    if (response.headersSent) {
      next(error);
      return;
    }
    const fault = known ?? unforeseen();
    const retryAfter = fault.details['retryAfterSeconds'];
    if (typeof retryAfter === 'number') response.setHeader('Retry-After', String(retryAfter));
    // A body that was refused half-read would otherwise be taken for the next request on this connection.
    if (!request.complete) response.setHeader('Connection', 'close');
    response.status(statusOf(fault.code)).json(errorBody(fault, languageOf(request), requestId));
  };
}

function errorBody(fault: YunliuError, locale: Locale, requestId: string): ApiError {
  return {
    code: fault.code,
    message: fault.messages[locale],
    hint: fault.hint[locale],
    requestId,
    ...(fault.pointer === undefined ? {} : { pointer: fault.pointer }),
    ...(fault.issues.length === 0 ? {} : { issues: fault.issues.map((issue) => issueIn(issue, locale)) }),
    ...(Object.keys(fault.details).length === 0 ? {} : { details: fault.details as ApiError['details'] }),
  };
}

export function issueIn(issue: Issue, locale: Locale): ApiIssue {
  return {
    code: issue.code,
    severity: issue.severity,
    pointer: issue.pointer,
    message: issue.message[locale],
    hint: issue.hint[locale],
    ...(issue.file === undefined ? {} : { file: issue.file }),
  };
}

/** By shape, not by `instanceof`: a second copy of the engine must be understood too. */
function isYunliuError(error: unknown): error is YunliuError {
  return error instanceof Error && error.name === 'YunliuError' && 'messages' in error && 'code' in error;
}

function asKnown(error: unknown, uploadBytes: number): YunliuError | undefined {
  if (isYunliuError(error)) return error;
  if (error instanceof MulterError) return uploadFault(error, uploadBytes);
  return bodyFault(error);
}

function uploadFault(error: MulterError, uploadBytes: number): YunliuError {
  if (error.code === 'LIMIT_FILE_SIZE') {
    const megabytes = Math.floor(uploadBytes / 1024 / 1024);
    return refuse(
      'attachment/too-large',
      [`文件超过 ${megabytes} MB 的上限。`, `The file is larger than the limit of ${megabytes} MB.`],
      ['请减小文件后重新上传。', 'Make it smaller and upload it again.'],
      { pointer: '/file', details: { limitBytes: uploadBytes } },
    );
  }
  return refuse(
    'request/invalid',
    ['上传的表单数据不符合要求。', 'The multipart form data is not as expected.'],
    ['只能包含一个名为 file 的文件及规定的字段。', 'Send exactly one file named `file` and the documented fields.'],
    { pointer: error.field === undefined ? '' : `/${error.field}`, details: { reason: error.code } },
  );
}

/** Errors of the body parser and of path decoding carry `type` or `status`. */
function bodyFault(error: unknown): YunliuError | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { type, status, limit } = error as { type?: unknown; status?: unknown; limit?: unknown };
  if (type === 'entity.parse.failed') {
    return refuse(
      'request/broken-json',
      ['请求体不是有效的 JSON。', 'The request body is not valid JSON.'],
      ['请检查引号、逗号和括号是否完整，并使用 UTF-8 编码。', 'Check quotes, commas and brackets, and send UTF-8.'],
      { pointer: '' },
    );
  }
  if (type === 'entity.too.large') {
    return refuse(
      'request/too-large',
      ['请求体过大。', 'The request body is too large.'],
      ['请减少一次提交的内容；文件请作为附件上传。', 'Send less at once; upload files as attachments.'],
      { pointer: '', details: typeof limit === 'number' ? { limitBytes: limit } : {} },
    );
  }
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') {
    return refuse(
      'request/wrong-content-type',
      ['不支持该字符集或压缩方式。', 'This character set or content encoding is not supported.'],
      ['请以 UTF-8 编码、不压缩的 JSON 提交。', 'Send uncompressed JSON in UTF-8.'],
    );
  }
  if (type === 'request.aborted' || type === 'request.size.invalid' || type === 'stream.encoding.set') {
    return refuse(
      'request/broken-body',
      ['请求体没有完整到达。', 'The request body did not arrive completely.'],
      ['请检查网络后重试。', 'Check the network and try again.'],
    );
  }
  if (status === 404) {
    return refuse(
      'request/not-found',
      ['没有这个文件。', 'There is no such file.'],
      ['请刷新页面。', 'Reload the page.'],
    );
  }
  if (error instanceof URIError || status === 400) {
    return refuse(
      'request/invalid',
      ['请求无法解析。', 'The request cannot be parsed.'],
      [
        '请检查地址中的特殊字符是否正确编码，以及请求格式。',
        'Check that special characters in the address are encoded, and the format of the request.',
      ],
    );
  }
  // busboy reports a broken multipart body by plain errors
  if (error instanceof Error && /multipart|boundary|unexpected end of form|malformed part/i.test(error.message)) {
    return refuse(
      'request/broken-body',
      ['上传的 multipart 数据不完整或格式错误。', 'The multipart body is incomplete or malformed.'],
      ['请重新选择文件上传。', 'Choose the file again and upload it.'],
    );
  }
  return undefined;
}

function unforeseen(): YunliuError {
  return refuse(
    'server/internal',
    ['服务器发生内部错误。', 'An internal error has happened on the server.'],
    [
      '请稍后重试；如再次出现，请把请求编号告知管理员。',
      'Try again later; if it comes back, tell the administrator the requestId.',
    ],
  );
}
