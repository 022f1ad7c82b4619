import { writeFile } from 'node:fs/promises';
import { YunliuError } from '../definition/yunliu-error.js';

/** Writes what a command was asked for. Throws `file/unwritable` naming the file and the remedy. */
export async function writeOutFile(file: string, content: Uint8Array | string): Promise<void> {
  try {
    await writeFile(file, content);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new YunliuError({
      code: 'file/unwritable',
      message: {
        'zh-CN': `文件“${file}”无法写入（${code ?? message}）`,
        en: `The file "${file}" cannot be written (${code ?? message})`,
      },
      hint: { 'zh-CN': '检查目录是否存在、可写。', en: 'Check that its folder exists and can be written.' },
      details: { file },
    });
  }
}
