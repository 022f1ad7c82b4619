import type { Directory, Job, ProcessInstance } from '@yunliu/engine';
import type { Locale, ProcessDefinition } from '@yunliu/engine/definition';
import type { Incident } from '../../api/index.js';
import { candidateOf, personOf, processTitled } from './names.js';
import { stateTitle } from './state-titles.js';

/** Words for the kinds of work that may get stuck. */
const kinds: { readonly [kind in Job['request']['kind']]: readonly [zhCN: string, en: string] } = {
  service: ['服务调用', 'Service call'],
  document: ['生成文档', 'Produce a document'],
  notify: ['发送通知', 'Send a notice'],
  'start-process': ['发起子流程', 'Start a child process'],
  'child-ended': ['通知父流程', 'Tell the parent process'],
  'cancel-child': ['终止子流程', 'Cancel a child process'],
  'pause-child': ['挂起或激活子流程', 'Suspend or activate a child process'],
  message: ['发送消息', 'Send a message'],
  signal: ['广播信号', 'Broadcast a signal'],
  resume: ['流程无法继续', 'The instance cannot go on'],
};

/** Jobs that may be left undone. */
const SKIPPABLE: ReadonlySet<Job['request']['kind']> = new Set([
  'service',
  'document',
  'notify',
  'cancel-child',
  'signal',
]);

export interface IncidentWords {
  readonly locale: Locale;
  readonly directory: Directory;
}

/** Everything needed to judge a failed job: what was asked of whom, every try, since when, and who waits for it. */
export function incidentView(
  job: Job,
  instance: ProcessInstance | undefined,
  definition: ProcessDefinition | undefined,
  { locale, directory }: IncidentWords,
): Incident {
  const { request } = job;
  const kind = kinds[request.kind];
  const state = instance?.visits.find(({ id }) => id === job.visitId)?.state;
  const people = (instance?.tasks ?? []).flatMap(({ assignee, candidates }) =>
    assignee === undefined
      ? candidates.map((one) => candidateOf(directory, one, locale).name)
      : [personOf(directory, assignee, locale).name],
  );
  return {
    jobId: job.id,
    instanceId: job.instanceId,
    kind: request.kind,
    title: locale === 'en' ? kind[1] : kind[0],
    message: job.incident?.message ?? '',
    at: job.incident?.at ?? job.createdAt,
    tries: job.tries,
    process: instance === undefined ? undefined : processTitled(definition, instance.definition.key, locale),
    subject: instance?.subject,
    businessKey: instance?.businessKey,
    state: state === undefined ? undefined : stateTitle(definition, state, locale),
    ...(request.kind === 'service'
      ? { handler: request.handler, external: request.external === true, input: request.input }
      : {}),
    createdAt: job.createdAt,
    attempts: job.attempts ?? [],
    startedBy: instance === undefined ? undefined : personOf(directory, instance.startedBy, locale),
    waiting: [...new Set(people)],
    skippable: SKIPPABLE.has(request.kind),
    takesOutput: request.kind === 'service',
  };
}
