import { commandLabel, type Command } from '../model/index.js';
import { standingForm, type DesignSession } from '../session/index.js';

/**
 * Does commands on a form as one step. Gives the id of the form that was changed (of a published one the next version,
 * which the session makes), undefined when it was refused.
 */
export function editForm(
  session: DesignSession,
  form: string,
  make: (form: string) => readonly Command[],
  typing?: string,
): string | undefined {
  if (!Object.hasOwn(session.document.forms, form)) return undefined;
  const commands = make(form);
  const [first] = commands;
  if (first === undefined) return undefined;
  const label = { 'zh-CN': commandLabel(first, 'zh-CN'), en: commandLabel(first, 'en') };
  const command: Command = commands.length === 1 ? first : { type: 'batch', commands, label };
  if (!session.execute(command, typing === undefined ? {} : { typing })) return undefined;
  return standingForm(session.document, form);
}
