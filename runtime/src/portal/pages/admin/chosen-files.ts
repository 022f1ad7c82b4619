import type { ProcessDefinition } from '@yunliu/engine/definition';
import type { FormTemplate } from '@yunliu/engine/forms';
import { t } from '../../locales/index.js';

interface ChosenForm {
  readonly template: FormTemplate;
  readonly print: string;
  readonly prints?: { readonly [name: string]: string };
}

/** What the chosen files hold, ready to be sent; `problems` are files that cannot be read as anything. */
export interface ChosenFiles {
  readonly definitions: readonly ProcessDefinition[];
  readonly forms: readonly ChosenForm[];
  readonly problems: readonly string[];
  /** File names in the order sent, for the pointers of issues. */
  readonly names: { readonly definitions: readonly string[]; readonly forms: readonly string[] };
}

/** Sorts chosen files into definitions and forms with their print templates (the `.hbs` in the same folder; `print.hbs` is the main one). */
export async function readChosenFiles(files: readonly File[]): Promise<ChosenFiles> {
  const texts = t().admin.definitions;
  const prints = new Map<string, Map<string, string>>();
  for (const file of files.filter(({ name }) => name.endsWith('.hbs'))) {
    const beside = prints.get(folderOf(file)) ?? new Map<string, string>();
    prints.set(folderOf(file), beside.set(file.name.slice(0, -'.hbs'.length), await file.text()));
  }
  const definitions: ProcessDefinition[] = [];
  const forms: ChosenForm[] = [];
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
      const beside = prints.get(folderOf(file)) ?? new Map<string, string>();
      // A single template is the main one, whatever its file is called.
      const main = beside.size === 1 ? [...beside.keys()][0] : 'print';
      const print = beside.get(main ?? 'print');
      if (print === undefined) problems.push(texts.noPrint(path));
      else {
        const further = [...beside].filter(([name]) => name !== main);
        forms.push({
          template: content as unknown as FormTemplate,
          print,
          ...(further.length === 0 ? {} : { prints: Object.fromEntries(further) }),
        });
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
