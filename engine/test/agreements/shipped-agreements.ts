import { fileURLToPath } from 'node:url';
import type { Agreement } from '@yunliu/engine/agreements';
import { loadFolder } from '../../src/run/load-folder.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export const folder = await loadFolder({ definitions: `${root}process-definitions`, forms: `${root}form-templates` });

/** Row number -> agreement and commitment, for all shipped agreements. */
export const shippedRows = folder.agreements.flatMap((agreement: Agreement) =>
  agreement.commitments.map((commitment) => ({ agreement, commitment })),
);
