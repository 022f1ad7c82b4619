import { YunliuError } from '../../definition/yunliu-error.js';

/** Keyset position of a page: text and number of the last row, as opaque text. */
export interface Position {
  readonly at: string;
  readonly n: number;
}

function writeCursor(position: Position): string {
  return Buffer.from(JSON.stringify([position.at, position.n])).toString('base64url');
}

export function readCursor(cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(value) && typeof value[0] === 'string' && Number.isSafeInteger(value[1])) {
      return { at: value[0], n: value[1] as number };
    }
  } catch {
    // falls through to the refusal
  }
  throw new YunliuError({
    code: 'query/invalid-cursor',
    message: { 'zh-CN': '翻页位置无效。', en: 'The page cursor is not valid.' },
    hint: { 'zh-CN': '请从第一页重新开始。', en: 'Start again from the first page.' },
  });
}

/** Pages hold 1 to 200 rows. */
export function pageSize(limit: number): number {
  return Math.min(200, Math.max(1, Math.trunc(limit) || 1));
}

/** Cuts the one row read beyond the page and makes the cursor of the next. */
export function toPage<Source, Row>(
  found: readonly Source[],
  limit: number,
  position: (source: Source) => Position,
  row: (source: Source) => Row,
): { rows: Row[]; cursor?: string } {
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const rows = shown.map(row);
  return found.length > limit && last !== undefined ? { rows, cursor: writeCursor(position(last)) } : { rows };
}
