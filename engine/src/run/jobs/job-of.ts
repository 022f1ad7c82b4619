import type { Job, JobRequest } from '../../instance/instance.js';

/** A job whose request is of one kind. */
export type JobOf<Kind extends JobRequest['kind']> = Job & { readonly request: Extract<JobRequest, { kind: Kind }> };
