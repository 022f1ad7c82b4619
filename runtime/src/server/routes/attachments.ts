import type { Handlers } from '../http/call.js';
import { contentDisposition } from '../http/content-disposition.js';
import { refuse } from '../refuse.js';
import { checkUpload, cleanFileName, showsInline } from '../uploads.js';
import { attachmentView, visibleAttachments } from '../views/attachments.js';
import { documentFilter } from '../views/printable.js';
import { actorOf } from './commands.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const attachmentHandlers: Handlers<'uploadAttachment' | 'downloadAttachment'> = {
  async uploadAttachment({ parts, viewer, seen, body, request, locale }) {
    const { file } = request;
    if (file === undefined) throw noFile();
    if (!uuid.test(body.commandId)) throw badCommandId();
    const kind = body.kind ?? 'upload';
    const mediaType = await checkUpload({ bytes: file.buffer, name: file.originalname, claimed: file.mimetype, kind });
    const { sha256, size } = await parts.files.put(file.buffer);
    // the id follows from the command, so that a repeat means the same file
    const id = `file-${body.commandId.toLowerCase()}`;
    const name = cleanFileName(file.originalname);
    const { revision } = await parts.engine.execute({
      type: 'attach',
      commandId: body.commandId,
      actor: actorOf(viewer),
      instanceId: seen.instance.id,
      attachment: { id, name, size, mediaType, sha256, kind },
    });
    const stored = (await parts.engine.instance(seen.instance.id))?.attachments.find(
      (attachment) => attachment.id === id,
    );
    if (stored === undefined) throw new Error(`attachment ${id} was accepted but is not there`);
    return { attachment: attachmentView(seen.instance.id, stored, parts.directory.view(), locale), revision };
  },

  async downloadAttachment({ parts, seen, params, query, response }) {
    const { instance, version, fields } = seen;
    const seesDocument = await documentFilter(parts.library, version.definition, fields);
    const attachment = visibleAttachments(instance, fields, seesDocument).find(({ id }) => id === params.id);
    if (attachment === undefined) throw unknownFile();
    const bytes = await parts.files.get(attachment.sha256);
    if (bytes === undefined) throw fileMissing(attachment.name);
    const inline = query.inline === '1' && showsInline(attachment.mediaType);
    response.set({
      'Content-Type': attachment.mediaType.startsWith('text/')
        ? `${attachment.mediaType}; charset=utf-8`
        : attachment.mediaType,
      'Content-Disposition': contentDisposition(inline ? 'inline' : 'attachment', attachment.name),
      'Cache-Control': 'private, max-age=31536000, immutable',
      // whatever it contains, it can neither run nor fetch anything
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'X-Content-Type-Options': 'nosniff',
    });
    response.send(Buffer.from(bytes));
    return undefined;
  },
};

function noFile(): Error {
  return refuse(
    'request/missing-key',
    ['没有收到文件。', 'No file was received.'],
    ['请以字段名 file 上传一个文件。', 'Send one file in the field `file`.'],
    { pointer: '/file' },
  );
}

function badCommandId(): Error {
  return refuse(
    'request/invalid',
    ['commandId 应为 UUID。', '`commandId` must be a UUID.'],
    ['请为每次操作生成一个新的 UUID。', 'Make a new UUID for each intent.'],
    { pointer: '/commandId' },
  );
}

function unknownFile(): Error {
  return refuse(
    'attachment/not-found',
    ['没有这个附件，或您无权查看。', 'There is no such file, or you may not see it.'],
    ['请从流程页面的附件列表中打开。', 'Open it from the list of the instance page.'],
  );
}

function fileMissing(name: string): Error {
  return refuse(
    'files/missing',
    [`附件“${name}”的内容在文件库中找不到。`, `The content of “${name}” is missing from the file store.`],
    ['请管理员检查数据目录是否完整。', 'An administrator should check whether the data folder is complete.'],
  );
}
