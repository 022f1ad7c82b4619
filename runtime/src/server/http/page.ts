const defaultLimit = 20;

/** The page a query asks for. */
export function pageOf(query: { readonly cursor?: string; readonly limit?: string }): {
  limit: number;
  cursor?: string;
} {
  const limit = query.limit === undefined ? defaultLimit : Number(query.limit);
  return query.cursor === undefined ? { limit } : { limit, cursor: query.cursor };
}
