import type { BothLanguages } from './cli-language.js';

/** The command line itself is wrong: exit code 2, with the usage of the command. */
export class UsageError extends Error {
  readonly text: BothLanguages;

  constructor(zh: string, en: string) {
    super(en);
    this.text = { 'zh-CN': zh, en };
  }
}
