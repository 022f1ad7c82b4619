/** What could not be carried over, with where it stood. Shown to the person; nothing is dropped silently. */
export interface ImportNote {
  /** JSON pointer in the imported file. */
  readonly pointer: string;
  readonly what: 'schema' | 'ui';
  readonly text: { readonly 'zh-CN': string; readonly en: string };
}

export class ImportNotes {
  readonly notes: ImportNote[] = [];

  schema(pointer: string, zh: string, en: string): void {
    this.notes.push({ pointer, what: 'schema', text: { 'zh-CN': zh, en } });
  }

  ui(pointer: string, zh: string, en: string): void {
    this.notes.push({ pointer, what: 'ui', text: { 'zh-CN': zh, en } });
  }
}
