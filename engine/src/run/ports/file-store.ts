/** Keeps the bytes of attachments and produced documents, addressed by SHA-256. Putting the same bytes twice is harmless. */
export interface FileStore {
  put(bytes: Uint8Array): Promise<{ readonly sha256: string; readonly size: number }>;
  /** `undefined` when unknown. */
  get(sha256: string): Promise<Uint8Array | undefined>;
}
