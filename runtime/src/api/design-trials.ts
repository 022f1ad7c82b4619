import type { DesignWorld, PrintRequest, TicketItem, TicketStory } from '@yunliu/designer/session';
import { designFilesSchema } from './designs.js';
import { document, integer, key, list, named, object, oneOf, text, values } from './schema.js';
import type { Infer, Schema } from './schema.js';

/** What a design may refer to outside itself; `DesignWorld` of `@yunliu/designer/session`. */
export const designWorldSchema = named(
  'DesignWorld',
  document<DesignWorld>('Organisation without phones and addresses, other processes, forms, calendars, agreements'),
);
export type ApiDesignWorld = DesignWorld;

export const designFilesBodySchema = named('DesignFilesBody', object({ files: designFilesSchema }));
export type DesignFilesBody = Infer<typeof designFilesBodySchema>;

const counts = { total: integer(), safe: integer(), mapping: integer(), blocked: integer() };
const standing = { state: text(), title: text() };

export const designImpactSchema = named(
  'DesignImpact',
  object(
    {
      /** Version it would become. */
      version: integer(),
      /** Running tickets by version and step, and what moving them to this design would take. */
      versions: list(
        object({
          version: integer(),
          running: integer(),
          states: list(object({ ...standing, count: integer() })),
          plan: object({
            ...counts,
            states: list(object({ ...standing, ...counts })),
            reasons: list(
              object(
                {
                  code: text(),
                  level: oneOf('blocked', 'mapping', 'note'),
                  text: text(),
                  count: integer(),
                  instances: list(text()),
                },
                { state: text(), name: text(), suggestions: list(object(standing)) },
              ),
            ),
          }),
        }),
      ),
      /** Forms that would get a new version, and those that stay. */
      forms: list(object({ key: text(), version: integer(), changed: oneOf('new', 'changed', 'same') })),
      /** What else goes by this process. */
      uses: list(
        object(
          { kind: oneOf('process', 'schedule', 'agreement', 'report'), key: text(), title: text() },
          { detail: text() },
        ),
      ),
    },
    { basedOn: integer(), newestVersion: integer() },
  ),
);
export type DesignImpact = Infer<typeof designImpactSchema>;

/** A form with its print template as they stand in the draft; `PrintRequest` of `@yunliu/designer/session`. */
export const designPrintSchema = named(
  'DesignPrint',
  object(
    {
      form: document<PrintRequest['form']>('Form template, see form-template.schema.json'),
      print: text({ maxLength: 500_000 }),
    },
    { ticket: key(), values: values() },
  ),
);
export type DesignPrint = Infer<typeof designPrintSchema>;

const ticket = {
  json: {
    type: 'object',
    required: ['id', 'title', 'version', 'startedAt'],
    properties: {
      id: { type: 'string' },
      businessKey: { type: 'string' },
      title: { type: 'string' },
      version: { type: 'integer' },
      startedAt: { type: 'string', format: 'date-time' },
      endedAt: { type: 'string', format: 'date-time' },
    },
    additionalProperties: false,
  },
} as Schema<TicketItem>;

export const designTicketsSchema = named('DesignTickets', object({ tickets: list(ticket) }));
export type DesignTickets = Infer<typeof designTicketsSchema>;

export const designTicketSchema = named(
  'DesignTicket',
  document<TicketStory>('A ticket as a scenario with the path it walked'),
);
export type DesignTicket = TicketStory;
