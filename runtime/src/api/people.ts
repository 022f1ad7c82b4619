import { personSchema } from './common.js';
import { list, named, object, text } from './schema.js';
import type { Infer } from './schema.js';

export const peopleQuerySchema = object(
  {},
  { q: text({ maxLength: 100 }), role: text({ maxLength: 120 }), department: text({ maxLength: 120 }) },
);

export const peopleSchema = named('People', object({ people: list(personSchema) }));
/** At most 50 active users whose name or id contains `q`. */
export type People = Infer<typeof peopleSchema>;

export const departmentSchema = named(
  'Department',
  object(
    { id: text({ minLength: 1, maxLength: 120 }), name: text({ minLength: 1, maxLength: 100 }) },
    { parentId: text(), leaderId: text() },
  ),
);
export type ApiDepartment = Infer<typeof departmentSchema>;

/** What the pickers of roles and of systems offer now. */
export const pickerListsSchema = named(
  'PickerLists',
  object({
    roles: list(object({ key: text(), title: text() })),
    systems: list(object({ key: text(), title: text(), customer: text() })),
  }),
);

export const departmentsSchema = named('Departments', object({ departments: list(departmentSchema) }));
export type Departments = Infer<typeof departmentsSchema>;
