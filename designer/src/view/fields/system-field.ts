import type { DirectoryEntry, DirectorySearch } from '../ports.js';
import { PeopleFieldElement } from './people-field.js';

/** A system of a client, by its key (several where the schema is an array). */
export class SystemFieldElement extends PeopleFieldElement {
  protected override async search(search: DirectorySearch): Promise<readonly DirectoryEntry[]> {
    return (await this.context.people?.searchSystems?.(search)) ?? [];
  }

  protected override async lookUp(keys: readonly string[]): Promise<readonly DirectoryEntry[]> {
    return (await this.context.people?.systems?.(keys)) ?? [];
  }
}
