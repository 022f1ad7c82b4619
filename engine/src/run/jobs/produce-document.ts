import type { JobResult } from '../../decide/command.js';
import type { JsonObject } from '../../definition/json.js';
import type { Attachment, Job } from '../../instance/instance.js';
import { YunliuError } from '../../definition/yunliu-error.js';
import { printInstance } from '../print-instance.js';
import type { Shell } from '../shell.js';
import type { JobOf } from './job-of.js';

/** Renders the document with the values of the moment it was asked for and keeps it with the instance. */
export async function produceDocument(shell: Shell, job: JobOf<'document'>): Promise<JobResult> {
  return { status: 'done', attachment: await printDocument(shell, job, job.request) };
}

export interface DocumentOrder {
  readonly template: string;
  readonly version: number;
  /** Print template by name; absent = the main one. */
  readonly print?: string;
  readonly title: string;
  readonly values: JsonObject;
}

/** Prints and keeps the file; lists it under an id of the job, so that a second try lists the same. */
export async function printDocument(
  shell: Shell,
  job: Job,
  { template, version, print, title, values }: DocumentOrder,
): Promise<Omit<Attachment, 'by' | 'at'>> {
  const instance = await shell.store.instance(job.instanceId);
  if (instance === undefined) throw new Error(`Instance ${job.instanceId} is gone.`);
  if (shell.files === undefined) throw noFileStore();
  const bytes = await printInstance(shell, {
    instance,
    template,
    version,
    ...(print === undefined ? {} : { print }),
    values,
    locale: 'zh-CN',
    printedBy: 'system',
    printedAt: job.createdAt,
  });
  const { sha256, size } = await shell.files.put(bytes);
  return {
    id: `${job.id}-document`,
    name: `${title}.pdf`,
    size,
    mediaType: 'application/pdf',
    sha256,
    kind: 'document',
  };
}

function noFileStore(): YunliuError {
  return new YunliuError({
    code: 'files/not-configured',
    message: { 'zh-CN': '未配置文件存储，文档无法保存。', en: 'No file store is configured to keep the document.' },
    hint: {
      'zh-CN': '请在创建引擎时通过 files 提供文件存储，然后重试该异常任务。',
      en: 'Pass `files` to createEngine, then retry the incident.',
    },
  });
}
