import type { Job, ProcessInstance } from '@yunliu/engine';
import type { Locale, ProcessDefinition } from '@yunliu/engine/definition';
import type { Incident } from '../../api/index.js';
import { processTitled } from './names.js';

/** Words for the kinds of work that may get stuck. */
const kinds: { readonly [kind in Job['request']['kind']]: readonly [zhCN: string, en: string] } = {
  service: ['服务调用', 'Service call'],
  document: ['生成文档', 'Produce a document'],
  notify: ['发送通知', 'Send a notice'],
  'start-process': ['发起子流程', 'Start a child process'],
  'child-ended': ['通知父流程', 'Tell the parent process'],
  'cancel-child': ['终止子流程', 'Cancel a child process'],
  message: ['发送消息', 'Send a message'],
  signal: ['广播信号', 'Broadcast a signal'],
  resume: ['流程无法继续', 'The instance cannot go on'],
};

export function incidentView(
  job: Job,
  instance: ProcessInstance | undefined,
  definition: ProcessDefinition | undefined,
  locale: Locale,
): Incident {
  const kind = kinds[job.request.kind];
  return {
    jobId: job.id,
    instanceId: job.instanceId,
    kind: job.request.kind,
    title: locale === 'en' ? kind[1] : kind[0],
    message: job.incident?.message ?? '',
    at: job.incident?.at ?? job.createdAt,
    tries: job.tries,
    process: instance === undefined ? undefined : processTitled(definition, instance.definition.key, locale),
    subject: instance?.subject,
    businessKey: instance?.businessKey,
  };
}
