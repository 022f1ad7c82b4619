import type { JobResult } from '../../decide/command.js';
import type { Job } from '../../instance/instance.js';
import type { Execute, Shell } from '../shell.js';
import { broadcast } from '../messages/broadcast.js';
import { correlate } from '../messages/correlate.js';
import { cancelChild, pauseChild, reportChildEnd, startChild } from './child-jobs.js';
import { produceDocument } from './produce-document.js';
import { runService } from './run-service.js';
import { withinTime } from './within-time.js';

/** Does what a job asks for. Throws when it did not work. May run twice for one job, never for a finished one. */
export async function performJob(shell: Shell, execute: Execute, job: Job): Promise<JobResult> {
  const { request } = job;
  switch (request.kind) {
    case 'service':
      return runService(shell, execute, { ...job, request });
    case 'document':
      return produceDocument(shell, { ...job, request });
    case 'notify':
      await withinTime(shell.handlerTimeLimitMs, 'notify', () =>
        shell.notifier.notify({
          key: job.id,
          to: request.to,
          title: request.title,
          text: request.text,
          instanceId: job.instanceId,
        }),
      );
      return { status: 'done' };
    case 'start-process':
      return startChild(execute, { ...job, request });
    case 'child-ended':
      return reportChildEnd(shell, execute, { ...job, request });
    case 'cancel-child':
      return cancelChild(shell, execute, { ...job, request });
    case 'pause-child':
      return pauseChild(shell, execute, { ...job, request });
    case 'message': {
      const { name, key, data, ttl } = request;
      await correlate(shell, execute, { name, key, data, ttl, messageId: `job:${job.id}` });
      return { status: 'done' };
    }
    case 'signal':
      await broadcast(shell, execute, { name: request.name, data: request.data, signalId: `job:${job.id}` });
      return { status: 'done' };
    case 'resume':
      // Born as an incident and settled inside the core by `retry-incident`; the store never hands it out.
      throw new Error(`Job ${job.id} waits for a person and cannot be run.`);
  }
}
