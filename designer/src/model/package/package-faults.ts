import { YunliuError } from '@yunliu/engine/definition';

type Sentence = readonly [zh: string, en: string];

function fault(code: string, message: Sentence, hint: Sentence, details?: { readonly [name: string]: string }): Error {
  return new YunliuError({
    code,
    message: { 'zh-CN': message[0], en: message[1] },
    hint: { 'zh-CN': hint[0], en: hint[1] },
    ...(details === undefined ? {} : { details }),
  });
}

const EXPORT_AGAIN: Sentence = [
  '请重新导出流程包，或按原目录结构打包。',
  'Export the package again, or keep its folders as they were.',
];

export function notAPackage(reason: string): Error {
  return fault(
    'package/not-a-zip',
    ['文件不是完整的流程包（zip）。', 'The file is not a whole package (zip).'],
    ['请选择导出的流程包文件。', 'Choose a package that was exported.'],
    { reason },
  );
}

export function tooLarge(what: string): Error {
  return fault(
    'package/too-large',
    [`流程包过大：${what}。`, `The package is too large: ${what}.`],
    ['单个文件不超过 2 MB，全部不超过 16 MB、200 个文件。', 'At most 2 MB a file, 16 MB and 200 files in all.'],
  );
}

export function strangeFile(path: string): Error {
  return fault(
    'package/unknown-file',
    [`流程包中有不认识的文件“${path}”。`, `The package holds a file that does not belong there: “${path}”.`],
    EXPORT_AGAIN,
    { path },
  );
}

export function doubledFile(path: string): Error {
  return fault(
    'package/doubled-file',
    [`流程包中文件“${path}”出现两次。`, `The package holds “${path}” twice.`],
    EXPORT_AGAIN,
    { path },
  );
}

export function notText(path: string): Error {
  return fault(
    'package/not-text',
    [`“${path}”不是 UTF-8 文本。`, `“${path}” is not UTF-8 text.`],
    ['请以 UTF-8 编码保存。', 'Save it as UTF-8.'],
    { path },
  );
}

export function notJson(path: string, reason: string): Error {
  return fault(
    'package/not-json',
    [`“${path}”不是有效的 JSON：${reason}`, `“${path}” is not valid JSON: ${reason}`],
    ['请检查引号、逗号和括号。', 'Check quotes, commas and brackets.'],
    { path },
  );
}

export function otherPlace(path: string, expected: string, found: string): Error {
  return fault(
    'package/other-place',
    [
      `“${path}”的键和版本应为 ${expected}，内容写的是 ${found}。`,
      `“${path}” should say ${expected}, it says ${found}.`,
    ],
    EXPORT_AGAIN,
    { path },
  );
}

export function notOneProcess(found: number): Error {
  if (found === 0)
    return fault(
      'package/not-one-process',
      ['流程包中没有流程。', 'The package holds no process.'],
      ['请选择从流程设计中导出的流程包。', 'Choose a package that was exported from process design.'],
    );
  return fault(
    'package/not-one-process',
    [
      `一个流程包应含一个流程版本，此包含 ${found} 个。`,
      `A package holds one version of one process; this has ${found}.`,
    ],
    ['请分别导出各流程。', 'Export each process by itself.'],
  );
}

export function strayFile(path: string): Error {
  return fault(
    'package/stray-file',
    [`“${path}”没有对应的流程或表单。`, `“${path}” belongs to no process or form of the package.`],
    EXPORT_AGAIN,
    { path },
  );
}

export function unsafeName(name: string): Error {
  return fault(
    'package/unusable-name',
    [`“${name}”不能用作文件名。`, `“${name}” cannot be the name of a file.`],
    [
      '请以字母或数字开头，只用字母、数字、空格和 - _ .',
      'Begin with a letter or digit; use letters, digits, blanks and - _ .',
    ],
    { name },
  );
}
