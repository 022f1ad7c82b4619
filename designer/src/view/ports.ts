/** What a picker offers: a person, a department, a role, a system. `detail` tells namesakes apart (department, client). */
export interface DirectoryEntry {
  readonly id: string;
  readonly name: string;
  readonly detail?: string;
}

export interface DirectorySearch {
  /** What was typed; '' = the first ones. */
  readonly text: string;
  readonly limit: number;
  /**
   * Only people with this role or in this department, or departments below this one (`options.role`, `options.department`
   * of the field).
   */
  readonly role?: string;
  readonly department?: string;
}

/** Where `yl-form` finds people, and the other lists behind pickers. The host answers from its directory; unknown ids are left out. */
export interface PeopleSource {
  searchUsers(search: DirectorySearch): Promise<readonly DirectoryEntry[]>;
  searchDepartments(search: DirectorySearch): Promise<readonly DirectoryEntry[]>;
  users(ids: readonly string[]): Promise<readonly DirectoryEntry[]>;
  departments(ids: readonly string[]): Promise<readonly DirectoryEntry[]>;
  /** Roles, and systems of clients under an agreement: where a host knows none, their pickers find nothing. */
  searchRoles?(search: DirectorySearch): Promise<readonly DirectoryEntry[]>;
  searchSystems?(search: DirectorySearch): Promise<readonly DirectoryEntry[]>;
  roles?(keys: readonly string[]): Promise<readonly DirectoryEntry[]>;
  systems?(keys: readonly string[]): Promise<readonly DirectoryEntry[]>;
}

export interface FileUpload {
  readonly name: string;
  readonly kind: 'upload' | 'signature';
  readonly signal: AbortSignal;
  /** 0 to 1. */
  onProgress(fraction: number): void;
}

/** Where `yl-form` keeps attachments and drawn signatures. A rejected upload's `message` is shown to the person. */
export interface FilePort {
  upload(content: Blob, upload: FileUpload): Promise<{ readonly file: string }>;
  /** Address to download or show a kept file. */
  url(file: string): string;
}
