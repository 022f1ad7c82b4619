/**
 * A copy with one key more or changed; a new key stands last. Key by key, because a spread that adds a property takes V8
 * eight times as long. Keys are those of states, so none is `__proto__`, the one an assignment would not keep.
 */
export function withKey<Value>(
  members: { readonly [key: string]: Value },
  key: string,
  value: Value,
): { readonly [key: string]: Value } {
  const copy: { [key: string]: Value } = {};
  for (const each in members) copy[each] = members[each] as Value;
  copy[key] = value;
  return copy;
}

/** The same, with the key at the end even when it was there before. */
export function withLastKey<Value>(
  members: { readonly [key: string]: Value },
  key: string,
  value: Value,
): { readonly [key: string]: Value } {
  const copy: { [key: string]: Value } = {};
  for (const each in members) if (each !== key) copy[each] = members[each] as Value;
  copy[key] = value;
  return copy;
}
