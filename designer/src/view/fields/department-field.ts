import type { DirectoryEntry, DirectorySearch } from '../ports.js';
import { PeopleFieldElement } from './people-field.js';

/** A department of the directory (several where the schema is an array). */
export class DepartmentFieldElement extends PeopleFieldElement {
  protected override async search(search: DirectorySearch): Promise<readonly DirectoryEntry[]> {
    return (await this.context.people?.searchDepartments(search)) ?? [];
  }

  protected override async lookUp(ids: readonly string[]): Promise<readonly DirectoryEntry[]> {
    return (await this.context.people?.departments(ids)) ?? [];
  }
}
