import type { Instant } from '../definition/instant.js';
import type { Json, JsonObject } from '../definition/json.js';
import { localize, type Locale } from '../definition/localized-text.js';
import type { FormTemplate } from '../forms/form-template.js';
import { YunliuError } from '../definition/yunliu-error.js';
import type { ProcessInstance } from '../instance/instance.js';
import type { FormVersion } from '../store/store.js';
import { printNames, printTemplate } from './form-prints.js';
import type { Shell } from './shell.js';

export interface PrintRequest {
  readonly instance: ProcessInstance;
  readonly template: string;
  readonly version: number;
  /** Print template by name; absent = the main one. */
  readonly print?: string;
  readonly values: JsonObject;
  readonly locale: 'zh-CN' | 'en';
  readonly printedBy: string;
  readonly printedAt: Instant;
}

/** A form as somebody is drawing it, with values of a ticket or made up. */
export interface PrintDraftRequest {
  readonly form: FormTemplate;
  /** Handlebars source. */
  readonly print: string;
  readonly values: JsonObject;
  /** Ticket whose files the values name. */
  readonly instanceId?: string;
  /** Title and version of the process for header and footer. */
  readonly process: string;
  readonly processVersion: number;
  readonly by: string;
  readonly locale: 'zh-CN' | 'en';
}

/** Prints what nobody has published. */
export async function printDraft(shell: Shell, request: PrintDraftRequest): Promise<Uint8Array> {
  const { form, print, values, locale, process, processVersion, by, instanceId } = request;
  if (shell.renderer === undefined) throw noRenderer();
  const instance = instanceId === undefined ? undefined : await shell.store.instance(instanceId);
  const texts = textsOf(values);
  return shell.renderer.renderForm({
    template: form,
    print,
    values,
    locale,
    stamp: {
      ...(instance?.businessKey === undefined ? {} : { businessKey: instance.businessKey }),
      process,
      processVersion,
      printedAt: shell.clock.now(),
      printedBy: shell.directory().user(by)?.name ?? by,
    },
    images: instance === undefined ? {} : await imagesOf(shell, instance, texts),
    names: await namesOf(shell, texts, locale, instance?.titles),
  });
}

/** Image kinds a PDF may carry; everything else stays a name in the list of attachments. */
const IMAGE_TYPES = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif']);
const MAX_DEPTH = 6;

/** Prints one form of an instance: gathers the images and names its values refer to and calls the renderer. */
export async function printInstance(shell: Shell, request: PrintRequest): Promise<Uint8Array> {
  const { instance, template, version, values } = request;
  if (shell.renderer === undefined) throw noRenderer();
  const form = await shell.store.form(template, version);
  if (form === undefined) throw unknownForm(template, version);
  const print = printTemplate(form, request.print);
  if (print === undefined) throw unknownPrint(form, request.print ?? '');
  const definition = await shell.store.definition(instance.definition.key, instance.definition.version);
  const texts = textsOf(values);
  return shell.renderer.renderForm({
    template: form.template,
    print,
    values,
    locale: request.locale,
    stamp: {
      ...(instance.businessKey === undefined ? {} : { businessKey: instance.businessKey }),
      process: localize(definition?.definition.title ?? instance.definition.key, request.locale),
      processVersion: instance.definition.version,
      printedAt: request.printedAt,
      printedBy: shell.directory().user(request.printedBy)?.name ?? request.printedBy,
    },
    images: await imagesOf(shell, instance, texts),
    names: await namesOf(shell, texts, request.locale, instance.titles),
  });
}

/** Every text in the values: ids of users, departments and attachments are among them. */
function textsOf(values: JsonObject): ReadonlySet<string> {
  const texts = new Set<string>();
  const visit = (value: Json, depth: number): void => {
    if (typeof value === 'string') texts.add(value);
    else if (typeof value === 'object' && value !== null && depth < MAX_DEPTH) {
      for (const item of Array.isArray(value) ? (value as readonly Json[]) : Object.values(value))
        visit(item, depth + 1);
    }
  };
  visit(values, 0);
  return texts;
}

async function imagesOf(
  shell: Shell,
  instance: ProcessInstance,
  texts: ReadonlySet<string>,
): Promise<{ readonly [attachmentId: string]: string }> {
  const images: [string, string][] = [];
  for (const { id, mediaType, sha256 } of instance.attachments) {
    if (!texts.has(id) || !IMAGE_TYPES.has(mediaType)) continue;
    const bytes = await shell.files?.get(sha256);
    if (bytes !== undefined) images.push([id, `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`]);
  }
  return Object.fromEntries(images);
}

/** Names of today; what the directory has lost is called as it was when it was chosen. */
async function namesOf(
  shell: Shell,
  texts: ReadonlySet<string>,
  locale: Locale,
  titles: ProcessInstance['titles'] = {},
): Promise<{ readonly [id: string]: string }> {
  const directory = shell.directory();
  const agreements = await shell.agreements();
  const names = new Map<string, string>();
  const put = (key: string, name: string | undefined): void => {
    if (name !== undefined) names.set(key, name);
  };
  for (const id of texts) {
    put(id, directory.user(id)?.name ?? directory.department(id)?.name ?? titles[`department:${id}`]);
    put(`role:${id}`, directory.role(id)?.title ?? titles[`role:${id}`]);
    const system = agreements?.systemTitle?.(id);
    put(`system:${id}`, system && localize(system, locale));
  }
  return Object.fromEntries(names);
}

function noRenderer(): YunliuError {
  return new YunliuError({
    code: 'document/no-renderer',
    message: {
      'zh-CN': '未配置文档渲染器，无法打印。',
      en: 'No document renderer is configured; printing is not possible.',
    },
    hint: {
      'zh-CN': '请在创建引擎时通过 renderer 提供渲染器（见 @yunliu/engine/documents）。',
      en: 'Pass `renderer` to createEngine (see @yunliu/engine/documents).',
    },
  });
}

function unknownPrint(form: FormVersion, print: string): YunliuError {
  const names = printNames(form);
  return new YunliuError({
    code: 'form/unknown-print',
    message: {
      'zh-CN': `表单模板“${form.key}”第 ${form.version} 版没有打印模板“${print}”。`,
      en: `The form template "${form.key}" version ${form.version} has no print template "${print}".`,
    },
    hint: {
      'zh-CN': `已有打印模板：${names.join('、')}。`,
      en: `Existing print templates: ${names.join(', ')}.`,
    },
    details: { template: form.key, version: form.version, print },
  });
}

function unknownForm(template: string, version: number): YunliuError {
  return new YunliuError({
    code: 'form/not-found',
    message: {
      'zh-CN': `没有已发布的表单模板“${template}”第 ${version} 版。`,
      en: `There is no published form template "${template}" version ${version}.`,
    },
    hint: { 'zh-CN': '请先发布该表单模板。', en: 'Publish the form template first.' },
    details: { template, version },
  });
}
