/** What an input of a built-in handler must be. */
export interface HandlerInput {
  readonly type: 'text' | 'number' | 'list' | 'object' | 'any' | 'texts';
  readonly required?: boolean;
  /** For texts: the only ones allowed. */
  readonly oneOf?: readonly string[];
}

export interface HandlerInputs {
  readonly inputs: { readonly [name: string]: HandlerInput };
  /** Every input is a variable of the process that it sets. */
  readonly setsVariables?: boolean;
}

/**
 * Handlers every engine has, with the inputs a `service` state gives them. `texts` = one text or a list of texts. Names
 * are reserved: a host's own handler of the same name is used instead, and must take the same inputs.
 */
export const builtInHandlers: { readonly [handler: string]: HandlerInputs } = {
  /** Result: `status`, `headers`, `body` (parsed when it is JSON). */
  'http-request': {
    inputs: {
      url: { type: 'text', required: true },
      method: { type: 'text', oneOf: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] },
      headers: { type: 'object' },
      body: { type: 'any' },
    },
  },
  /** Result: `to` (addresses it went to). People are named by user id or by address. */
  email: {
    inputs: {
      to: { type: 'texts', required: true },
      cc: { type: 'texts' },
      subject: { type: 'text', required: true },
      text: { type: 'text', required: true },
    },
  },
  /** Signed call of a target the engine was given by name. Result: `status`. */
  webhook: {
    inputs: {
      target: { type: 'text', required: true },
      event: { type: 'text' },
      data: { type: 'any' },
    },
  },
  /** Prints a form of the instance as PDF and keeps it with the files. Result: `attachment`. */
  document: {
    inputs: {
      template: { type: 'text', required: true },
      version: { type: 'number' },
      print: { type: 'text' },
      title: { type: 'text' },
    },
  },
  /** Starts an instance that stands alone. Result: `instanceId`. */
  'start-process': {
    inputs: {
      process: { type: 'text', required: true },
      version: { type: 'number' },
      variables: { type: 'object' },
      startedBy: { type: 'text' },
    },
  },
  'set-data': { inputs: {}, setsVariables: true },
};
