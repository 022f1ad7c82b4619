/** A person or a department offered by a picker. `detail` tells namesakes apart (department, post). */
export interface DirectoryEntry {
  readonly id: string;
  readonly name: string;
  readonly detail?: string;
}

export interface DirectorySearch {
  /** What was typed; '' = the first ones. */
  readonly text: string;
  readonly limit: number;
  /** Only people with this role or in this department (`options.role`, `options.department` of the field). */
  readonly role?: string;
  readonly department?: string;
}

/** Where `yl-form` finds people. The host answers from its directory; unknown ids are left out. */
export interface PeopleSource {
  searchUsers(search: DirectorySearch): Promise<readonly DirectoryEntry[]>;
  searchDepartments(search: DirectorySearch): Promise<readonly DirectoryEntry[]>;
  users(ids: readonly string[]): Promise<readonly DirectoryEntry[]>;
  departments(ids: readonly string[]): Promise<readonly DirectoryEntry[]>;
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
