import { printDocument } from '../jobs/produce-document.js';
import type { BuiltIn } from './built-in.js';
import { optionalNumber, optionalText, textOf } from './checked-input.js';

/** Prints a form with the data of now and keeps it with the files of the instance. */
export const documentHandler: BuiltIn = async ({ shell, job, input }) => {
  const template = textOf(input, 'template');
  const instance = await shell.store.instance(job.instanceId);
  const pinned = instance?.definition;
  const prepared = pinned && (await shell.definitions.prepared(pinned.key, pinned.version));
  const version = optionalNumber(input, 'version') ?? prepared?.process.templateVersions.get(template) ?? 1;
  const print = optionalText(input, 'print');
  const attachment = await printDocument(shell, job, {
    template,
    version,
    ...(print === undefined ? {} : { print }),
    title: optionalText(input, 'title') ?? print ?? template,
    values: instance?.variables ?? {},
  });
  return { status: 'done', output: { attachment: attachment.id }, attachment };
};
