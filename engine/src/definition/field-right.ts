/** What a person may do with a field in a state. `required` = edit and must not be empty when an outcome is taken. */
export type FieldRight = 'hidden' | 'read' | 'edit' | 'required';

/**
 * Field path -> right. Paths: `field`, `table` (adding and removing rows), `table.column`; `*` is every field not
 * named. A field with no entry and no `*` is `read`.
 */
export type FieldRights = { readonly [path: string]: FieldRight };

/** The form a task shows. The values are process variables of the same names (one name = one meaning per process). */
export interface StateForm {
  readonly template: string;
  readonly version: number;
  readonly rights: FieldRights;
}
