import type { Locale } from '../definition/localized-text.js';
import type { CliCommand } from './command.js';

export function generalHelp(commands: readonly CliCommand[], language: Locale): string {
  const width = Math.max(...commands.map((command) => command.name.length)) + 2;
  const list = commands.map((command) => `  ${command.name.padEnd(width)}${command.summary[language]}`).join('\n');
  return language === 'en'
    ? `yunliu: process definitions, simulation, documents and audit of Yunliu\n\nUsage: yunliu COMMAND [OPTIONS]\n\n${list}\n\nyunliu COMMAND --help tells more. --lang zh-CN|en chooses the language, --version prints the version.\nExit codes: 0 fine, 1 findings, 2 wrong usage.`
    : `yunliu：运流的流程校验、模拟、打印与审计工具\n\n用法：yunliu 命令 [选项]\n\n${list}\n\nyunliu 命令 --help 查看详情；--lang zh-CN|en 选择语言，--version 显示版本。\n退出码：0 正常，1 有问题，2 用法错误。`;
}

export function commandHelp(command: CliCommand, language: Locale): string {
  const head = language === 'en' ? 'Usage: yunliu ' : '用法：yunliu ';
  const details = command.details === undefined ? '' : `\n\n${command.details[language]}`;
  return `${head}${command.usage}\n\n${command.summary[language]}${details}`;
}
