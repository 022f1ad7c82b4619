import { fileTypeFromBuffer } from 'file-type';
import { refuse } from './refuse.js';

/** What may be uploaded: extension -> media type it is stored with, and what the bytes may look like. */
interface FileKind {
  readonly mediaType: string;
  /** Media types file-type may report; empty = plain text, which has no signature. */
  readonly signatures: readonly string[];
}

const zip = 'application/zip';
const oldOffice = 'application/x-cfb';

const kinds: ReadonlyMap<string, FileKind> = new Map(
  Object.entries({
    pdf: { mediaType: 'application/pdf', signatures: ['application/pdf'] },
    png: { mediaType: 'image/png', signatures: ['image/png', 'image/apng'] },
    jpg: { mediaType: 'image/jpeg', signatures: ['image/jpeg'] },
    jpeg: { mediaType: 'image/jpeg', signatures: ['image/jpeg'] },
    gif: { mediaType: 'image/gif', signatures: ['image/gif'] },
    webp: { mediaType: 'image/webp', signatures: ['image/webp'] },
    bmp: { mediaType: 'image/bmp', signatures: ['image/bmp'] },
    tif: { mediaType: 'image/tiff', signatures: ['image/tiff'] },
    tiff: { mediaType: 'image/tiff', signatures: ['image/tiff'] },
    heic: { mediaType: 'image/heic', signatures: ['image/heic', 'image/heif'] },
    docx: office('wordprocessingml.document'),
    xlsx: office('spreadsheetml.sheet'),
    pptx: office('presentationml.presentation'),
    doc: { mediaType: 'application/msword', signatures: [oldOffice] },
    xls: { mediaType: 'application/vnd.ms-excel', signatures: [oldOffice] },
    ppt: { mediaType: 'application/vnd.ms-powerpoint', signatures: [oldOffice] },
    wps: { mediaType: 'application/vnd.ms-works', signatures: [oldOffice, zip] },
    et: { mediaType: 'application/x-et', signatures: [oldOffice, zip] },
    dps: { mediaType: 'application/x-dps', signatures: [oldOffice, zip] },
    ofd: { mediaType: 'application/ofd', signatures: [zip] },
    zip: { mediaType: zip, signatures: [zip] },
    rar: { mediaType: 'application/vnd.rar', signatures: ['application/x-rar-compressed', 'application/vnd.rar'] },
    '7z': { mediaType: 'application/x-7z-compressed', signatures: ['application/x-7z-compressed'] },
    gz: { mediaType: 'application/gzip', signatures: ['application/gzip'] },
    mp3: { mediaType: 'audio/mpeg', signatures: ['audio/mpeg'] },
    m4a: { mediaType: 'audio/mp4', signatures: ['audio/x-m4a', 'audio/mp4', 'video/mp4'] },
    wav: { mediaType: 'audio/wav', signatures: ['audio/wav', 'audio/vnd.wave'] },
    mp4: { mediaType: 'video/mp4', signatures: ['video/mp4', 'video/quicktime', 'video/x-m4v'] },
    txt: { mediaType: 'text/plain', signatures: [] },
    log: { mediaType: 'text/plain', signatures: [] },
    csv: { mediaType: 'text/csv', signatures: [] },
    json: { mediaType: 'application/json', signatures: [] },
    md: { mediaType: 'text/markdown', signatures: [] },
  } satisfies Record<string, FileKind>),
);

function office(name: string): FileKind {
  const mediaType = `application/vnd.openxmlformats-officedocument.${name}`;
  return { mediaType, signatures: [mediaType, zip] };
}

const signatureTypes: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp']);
const inlineTypes: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/bmp',
  'text/plain',
]);

/** May the browser show it in place? Never anything that could carry script. */
export function showsInline(mediaType: string): boolean {
  return inlineTypes.has(mediaType);
}

export interface Upload {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** Media type the client claims. */
  readonly claimed: string;
  readonly kind: 'upload' | 'signature';
}

/**
 * The media type to store the file with. The name says what it claims to be, the bytes what it is; both must agree, and
 * only listed kinds pass: pages, scripts and programs are refused whatever they call themselves.
 */
export async function checkUpload(upload: Upload): Promise<string> {
  if (upload.bytes.length === 0) throw empty();
  const extension = extensionOf(upload.name);
  const kind = kinds.get(extension);
  if (kind === undefined) throw typeRefused(extension);
  const found = (await fileTypeFromBuffer(upload.bytes))?.mime;
  const fits =
    kind.signatures.length > 0
      ? found !== undefined && kind.signatures.includes(found)
      : found === undefined && isPlainText(upload.bytes);
  if (!fits) throw disguised(extension, found);
  if (!claimFits(upload.claimed, kind)) throw disguised(extension, upload.claimed);
  if (upload.kind === 'signature' && !signatureTypes.has(kind.mediaType)) throw notAnImage();
  return kind.mediaType;
}

/** Name without folders, control characters and marks that turn text around; never empty, at most 150 characters. */
export function cleanFileName(name: string): string {
  const last = name.replaceAll('\\', '/').split('/').at(-1) ?? '';
  const clean = [...last.normalize('NFC')]
    .filter((character) => !isHarmful(character))
    .join('')
    .trim();
  if (clean.length <= 150) return clean === '' ? 'file' : clean;
  const extension = extensionOf(clean);
  return `${clean.slice(0, 149 - extension.length)}.${extension}`;
}

function isHarmful(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (
    code < 32 ||
    code === 127 ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    code === 0xfeff
  );
}

function extensionOf(name: string): string {
  const at = name.lastIndexOf('.');
  return at < 0
    ? ''
    : name
        .slice(at + 1)
        .trim()
        .toLowerCase();
}

/** Browsers name text and old formats in many ways; what must not pass is an image that claims to be a page. */
function claimFits(claimed: string, kind: FileKind): boolean {
  const type = claimed.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === '' || type === 'application/octet-stream' || type === kind.mediaType || kind.signatures.includes(type))
    return true;
  const family = (mediaType: string): string => mediaType.split('/', 1)[0] ?? '';
  if (/html|xml(?!formats)|script|svg|x-msdownload|x-sh|executable/.test(type)) return false;
  return (
    family(type) === family(kind.mediaType) ||
    family(type) === 'application' ||
    (kind.signatures.length === 0 && family(type) === 'text')
  );
}

/** UTF-8 or GB18030 text without control characters that does not begin like a page or a script. */
function isPlainText(bytes: Uint8Array): boolean {
  const text = decode(bytes);
  if (text === undefined) return false;
  for (const character of text.slice(0, 100_000)) {
    const code = character.charCodeAt(0);
    if (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13 && code !== 27) return false;
  }
  return !/^\s*(<!doctype|<html|<svg|<\?xml|<script|<body|<head|<iframe|#!)/i.test(text.slice(0, 1000));
}

function decode(bytes: Uint8Array): string | undefined {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // not this encoding
    }
  }
  return undefined;
}

function empty(): Error {
  return refuse(
    'attachment/empty',
    ['文件是空的。', 'The file is empty.'],
    ['请检查后重新上传。', 'Check it and upload it again.'],
    { pointer: '/file' },
  );
}

function typeRefused(extension: string): Error {
  return refuse(
    'attachment/type-refused',
    [`不接受“.${extension}”类型的文件。`, `Files of type “.${extension}” are not accepted.`],
    [
      '请上传 PDF、图片、Office/WPS 文档、文本或压缩包；程序和网页文件请先压缩。',
      'Upload PDF, images, office documents, text or archives; pack programs and web pages into an archive first.',
    ],
    { pointer: '/file', details: { extension } },
  );
}

function disguised(extension: string, found: string | undefined): Error {
  return refuse(
    'attachment/disguised',
    [
      `文件内容与扩展名“.${extension}”不符${found === undefined ? '' : `（实际为 ${found}）`}。`,
      `The content does not fit the extension “.${extension}”${found === undefined ? '' : ` (it is ${found})`}.`,
    ],
    ['请用正确的扩展名保存后重新上传。', 'Save it with the right extension and upload it again.'],
    { pointer: '/file', details: { extension, found: found ?? null } },
  );
}

function notAnImage(): Error {
  return refuse(
    'attachment/type-refused',
    ['签名只能是 PNG、JPEG 或 WebP 图片。', 'A signature must be a PNG, JPEG or WebP image.'],
    ['请重新签名或上传图片。', 'Sign again or upload an image.'],
    { pointer: '/file' },
  );
}
