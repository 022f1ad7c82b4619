import type { FormTemplate } from '@yunliu/engine/forms';
import type { Question } from '../controls/index.js';
import type { Command } from '../model/index.js';
import type { DesignSession } from '../session/index.js';
import { freePrintName, printNamesOf, printText } from './print-list.js';
import type { NamedPrint } from './print-name-dialog.js';
import { printsTexts } from './prints-texts.js';
import { starterPrint } from './starter-print.js';

interface Desk {
  readonly session: DesignSession;
  /** Id of the form. */
  readonly form: string;
  readonly template: FormTemplate;
  /** Template that is shown. */
  readonly name: string | undefined;
  readonly ask: (
    action: 'add' | 'rename',
    proposal: string,
    taken: readonly string[],
  ) => Promise<NamedPrint | undefined>;
  readonly confirm: (question: Question) => Promise<boolean>;
  readonly show: (name: string) => void;
}

/** What is done with templates as a whole; each is one step. */
export class PrintActions {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get #names(): readonly string[] {
    return printNamesOf(this.#desk.session.document, this.#desk.form);
  }

  starter(): void {
    const { form, template } = this.#desk;
    this.#put({ type: 'set-print', form, name: 'print', text: starterPrint(template) }, 'print');
  }

  async add(): Promise<void> {
    const { form, template, ask } = this.#desk;
    const taken = this.#names;
    const answer = await ask('add', taken.includes('print') ? '' : 'print', taken);
    if (answer === undefined) return;
    const text = answer.from === 'starter' ? starterPrint(template) : '';
    this.#put({ type: 'set-print', form, name: answer.name, text }, answer.name);
  }

  async rename(): Promise<void> {
    const { form, name, ask } = this.#desk;
    if (name === undefined) return;
    const answer = await ask(
      'rename',
      name,
      this.#names.filter((one) => one !== name),
    );
    if (answer !== undefined && answer.name !== name)
      this.#put({ type: 'rename-print', form, name, to: answer.name }, answer.name);
  }

  duplicate(): void {
    const { session, form, name } = this.#desk;
    if (name === undefined) return;
    const texts = printsTexts(session.locale);
    const copy = freePrintName(texts.copyName(name === 'print' ? texts.printWord : name), this.#names);
    this.#put({ type: 'set-print', form, name: copy, text: printText(session.document, form, name) }, copy);
  }

  async remove(): Promise<void> {
    const { session, form, name, confirm } = this.#desk;
    if (name === undefined) return;
    const texts = printsTexts(session.locale);
    const yes = await confirm({
      title: texts.removeQuestion(name === 'print' ? texts.mainPrint : name),
      text: texts.removeText,
      action: texts.removeDo,
      locale: session.locale,
    });
    if (yes) session.execute({ type: 'remove-print', form, name });
  }

  #put(command: Command, name: string): void {
    if (this.#desk.session.execute(command)) this.#desk.show(name);
  }
}
