import type { DirectoryEntry, DirectorySearch } from '../ports.js';
import { PeopleFieldElement } from './people-field.js';

/** A role of the directory (several where the schema is an array). */
export class RoleFieldElement extends PeopleFieldElement {
  protected override async search(search: DirectorySearch): Promise<readonly DirectoryEntry[]> {
    return (await this.context.people?.searchRoles?.(search)) ?? [];
  }

  protected override async lookUp(keys: readonly string[]): Promise<readonly DirectoryEntry[]> {
    return (await this.context.people?.roles?.(keys)) ?? [];
  }
}
