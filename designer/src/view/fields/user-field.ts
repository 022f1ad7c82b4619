import type { DirectoryEntry, DirectorySearch } from '../ports.js';
import { PeopleFieldElement } from './people-field.js';

/** A person of the directory (several where the schema is an array). `options.role` and `options.department` narrow the list. */
export class UserFieldElement extends PeopleFieldElement {
  protected override async search(search: DirectorySearch): Promise<readonly DirectoryEntry[]> {
    return (await this.context.people?.searchUsers(search)) ?? [];
  }

  protected override async lookUp(ids: readonly string[]): Promise<readonly DirectoryEntry[]> {
    return (await this.context.people?.users(ids)) ?? [];
  }
}
