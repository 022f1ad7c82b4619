import type { ProcessDefinition } from '@yunliu/engine/definition';
import type { FormTemplate } from '@yunliu/engine/forms';
import { t } from '../../locales/index.js';

/** What the chosen files hold, ready to be sent; `problems` are files that cannot be read as anything. */
export interface ChosenFiles {
  readonly definitions: readonly ProcessDefinition[];
  readonly forms: readonly { readonly template: FormTemplate; readonly print: string }[];
  readonly problems: readonly string[];
  /** File names in the order sent, for the pointers of issues. */
  readonly names: { readonly definitions: readonly string[]; readonly forms: readonly string[] };
}

/** Sorts chosen files into definitions and forms with their print templates (the `.hbs` in the same folder). */
export async function readChosenFiles(files: readonly File[]): Promise<ChosenFiles> {
  const texts = t().admin.definitions;
  const prints = new Map<string, string>();
  for (const file of files) if (file.name.endsWith('.hbs')) prints.set(folderOf(file), await file.text());
  const definitions: ProcessDefinition[] = [];
  const forms: { template: FormTemplate; print: string }[] = [];
  const problems: string[] = [];
  const names = { definitions: [] as string[], forms: [] as string[] };
  for (const file of files) {
    if (!file.name.endsWith('.json')) continue;
    const path = pathOf(file);
    const content = parse(await file.text());
    if (content === undefined) problems.push(texts.notJson(path));
    else if (isObject(content) && 'states' in content) {
      definitions.push(content as unknown as ProcessDefinition);
      names.definitions.push(path);
    } else if (isObject(content) && 'schema' in content && 'ui' in content) {
      const print = prints.get(folderOf(file));
      if (print === undefined) problems.push(texts.noPrint(path));
      else {
        forms.push({ template: content as unknown as FormTemplate, print });
        names.forms.push(path);
      }
    } else if (!path.includes('scenario')) {
      problems.push(texts.unknownFile(path));
    }
  }
  return { definitions, forms, problems, names };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pathOf(file: File): string {
  return file.webkitRelativePath === '' ? file.name : file.webkitRelativePath;
}

function folderOf(file: File): string {
  return pathOf(file).slice(0, -file.name.length);
}
