import { flag, integer, list, named, object, text } from './schema.js';
import type { Infer } from './schema.js';

const catalogueCardSchema = named(
  'CatalogueCard',
  object(
    {
      /** Definition key; what `POST /api/instances` takes as `process`. */
      process: text(),
      version: integer(),
      title: text(),
      /** May this user start it? */
      mayStart: flag(),
    },
    {
      /** Product code of the service catalogue, e.g. `P11`. */
      code: text(),
      description: text(),
      purpose: text(),
      answeredBy: text(),
      howFast: text(),
    },
  ),
);
export type CatalogueCard = Infer<typeof catalogueCardSchema>;

export const catalogueSchema = named(
  'Catalogue',
  object({ categories: list(object({ key: text(), title: text(), cards: list(catalogueCardSchema) })) }),
);
export type Catalogue = Infer<typeof catalogueSchema>;
