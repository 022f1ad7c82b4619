import { readFile, stat } from 'node:fs/promises';
import { YunliuError } from '../definition/yunliu-error.js';

/** Nothing we read is larger; a definition has some ten kilobytes, a history bundle some megabytes. */
const MAX_BYTES = 64 * 1024 * 1024;

/** UTF-8 text of a file. Throws `file/unreadable` naming the file and the remedy. */
export async function readTextFile(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) throw new Error(`${size} > ${MAX_BYTES} bytes`);
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new YunliuError({
      code: 'file/unreadable',
      message: {
        'zh-CN': code === 'ENOENT' ? `没有文件“${file}”` : `文件“${file}”无法读取（${code ?? message}）`,
        en: code === 'ENOENT' ? `There is no file "${file}"` : `The file "${file}" cannot be read (${code ?? message})`,
      },
      hint: {
        'zh-CN': '检查路径是否存在、可读，且为 UTF-8 编码。',
        en: 'Check that the path exists, can be read and is UTF-8.',
      },
      details: { file },
    });
  }
}
