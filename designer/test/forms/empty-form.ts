import { applyCommand, openDesign, type Command, type DesignDocument } from '@yunliu/designer/model';

const definition = {
  key: 'leave',
  version: 1,
  title: '请假',
  category: 'customised',
  data: { type: 'object', properties: {} },
  roles: {},
  start: { by: ['*'] },
  initial: 'ended',
  states: { ended: { type: 'final', title: '结束', outcome: 'done' } },
};

/** A design with one empty form, `leave@1`, and what the commands make of it. */
export function emptyForm(...commands: readonly Command[]): DesignDocument {
  const start = openDesign({ definition: JSON.stringify(definition) });
  return [{ type: 'add-form', key: 'leave', title: '请假单' } as const, ...commands].reduce<DesignDocument>(
    (document, command) => applyCommand(document, command),
    start,
  );
}
