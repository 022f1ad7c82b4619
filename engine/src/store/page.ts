/** `cursor` is opaque; absent = first page, absent in the answer = last page. Keyset, never OFFSET. */
export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly cursor?: string;
}
