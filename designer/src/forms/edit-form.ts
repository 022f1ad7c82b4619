import { commandLabel, formId, usesOf, type Command, type DesignElement } from '../model/index.js';
import type { DesignSession } from '../session/index.js';
import { formTree, nodeAt, nodesIn } from './form-tree.js';

/** Is this very version out in the world? Then it never changes again; a change makes its next version. */
export function isPublished(session: DesignSession, form: string): boolean {
  return session.host.world.forms.some((one) => formId(one) === form);
}

/** Number of the version that follows all that are known of the form. */
export function nextVersion(session: DesignSession, key: string): number {
  const all = [...session.host.world.forms, ...Object.values(session.document.forms)];
  return Math.max(0, ...all.filter((one) => one.key === key).map(({ version }) => version)) + 1;
}

/** Forms of the document that a rename will touch. */
function renamedForms({ document }: DesignSession, command: Command): readonly string[] {
  if (command.type === 'batch')
    return command.commands.flatMap((one) => renamedForms({ document } as DesignSession, one));
  if (command.type !== 'rename') return [];
  const pointers = usesOf(document, command).map(({ pointer }) => pointer);
  return Object.keys(document.forms).filter((form) =>
    pointers.some((pointer) => pointer.startsWith(`/forms/${form}/`) || pointer.startsWith(`/prints/${form}/`)),
  );
}

/**
 * Does commands on a form as one step. A published version is left alone: its next version is made in the same step and
 * changed instead. Gives the id of the form that was changed, undefined when it was refused.
 */
export function editForm(
  session: DesignSession,
  form: string,
  make: (form: string) => readonly Command[],
  typing?: string,
): string | undefined {
  const template = session.document.forms[form];
  if (template === undefined) return undefined;
  const touched = [...new Set([form, ...make(form).flatMap((command) => renamedForms(session, command))])];
  const versions = touched
    .filter((id) => isPublished(session, id))
    .map((id): Command & { readonly type: 'next-form-version' } => ({
      type: 'next-form-version',
      form: id,
      version: nextVersion(session, session.document.forms[id]?.key ?? ''),
    }));
  const own = versions.find((one) => one.form === form);
  const id = own === undefined ? form : formId({ key: template.key, version: own.version ?? 0 });
  const wanted = make(id);
  const [first] = wanted;
  if (first === undefined) return undefined;
  const commands = [...versions, ...wanted];
  const label = { 'zh-CN': commandLabel(first, 'zh-CN'), en: commandLabel(first, 'en') };
  const command: Command = commands.length === 1 ? first : { type: 'batch', commands, label };
  const selected = selectedObjects(session, form);
  if (!session.execute(command, typing === undefined ? {} : { typing })) return undefined;
  if (id !== form) session.select(elementsOf(session, id, selected));
  return id;
}

/** What is selected in the form, as objects: they stay the same when the form gets another name. */
function selectedObjects(session: DesignSession, form: string): readonly unknown[] {
  const template = session.document.forms[form];
  if (template === undefined) return [];
  return session.selection.flatMap((element) =>
    element.part === 'form' && element.form === form && element.at !== undefined
      ? [{ at: element.at, object: nodeAt(formTree(template), element.at)?.element }]
      : [],
  );
}

function elementsOf(session: DesignSession, form: string, selected: readonly unknown[]): readonly DesignElement[] {
  const template = session.document.forms[form];
  if (template === undefined) return [];
  const nodes = nodesIn(formTree(template));
  return (selected as readonly { readonly at: string; readonly object: unknown }[]).flatMap(({ at, object }) => {
    const node = nodes.find(({ element }) => element === object) ?? nodes.find((one) => one.at === at);
    return node === undefined ? [] : [{ part: 'form' as const, form, at: node.at }];
  });
}
