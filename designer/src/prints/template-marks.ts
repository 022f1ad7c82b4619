import type { Locale } from '@yunliu/engine/definition';
import type { CompiledForm } from '@yunliu/engine/forms';
import { templateFaults, templateFields, type TemplateField, type TemplateIssue } from '../editors/index.js';
import type { DesignSession } from '../session/index.js';
import type { PrintFault } from './print-check.js';

/** What the editor of a template is given beside the text; the same objects as long as nothing differs. */
export class TemplateMarks {
  #known: readonly [form: CompiledForm, locale: Locale, fields: readonly TemplateField[]] | undefined;
  #told = '';
  #given: readonly TemplateIssue[] = [];

  /** Fields to complete. */
  fields(session: DesignSession | undefined, form: CompiledForm | undefined): readonly TemplateField[] {
    if (session === undefined || form === undefined) return [];
    const [known, inLocale, fields] = this.#known ?? [];
    if (known === form && inLocale === session.locale && fields !== undefined) return fields;
    const found = templateFields(session.document, form.template, session.locale);
    this.#known = [form, session.locale, found];
    return found;
  }

  /** What the engine finds on lines where the editor itself finds nothing; the line is said by the editor. */
  issues(
    session: DesignSession | undefined,
    form: CompiledForm | undefined,
    text: string,
    faults: readonly PrintFault[],
  ): readonly TemplateIssue[] {
    if (session === undefined) return [];
    const { locale } = session;
    const own = new Set(templateFaults(text, this.fields(session, form), locale).map(({ line }) => line));
    const found = faults.flatMap(({ line = 1, message, severity }): readonly TemplateIssue[] =>
      own.has(line) ? [] : [{ line, message: withoutLine(message[locale]), severity }],
    );
    const told = JSON.stringify(found);
    if (told !== this.#told) {
      this.#told = told;
      this.#given = found;
    }
    return this.#given;
  }
}

function withoutLine(message: string): string {
  return message.replace(/^(?:打印模板第 \d+ 行：|Print template, line \d+: )/, '');
}
