/** What is being typed at a place and is not applied; `base` is what stood there when it was begun. */
export interface KeptText {
  readonly base: string;
  readonly text: string;
}

/** Where a text belongs: it is kept as long as its owner lives, under a name that lasts. */
export interface TextPlace {
  readonly owner: object;
  readonly name: string;
}

const owners = new WeakMap<object, Map<string, KeptText>>();

export function keptText({ owner, name }: TextPlace): KeptText | undefined {
  return owners.get(owner)?.get(name);
}

/** Keeps what was typed; nothing when it is what stands there anyway. */
export function keepText({ owner, name }: TextPlace, typed: KeptText | undefined): void {
  const kept = owners.get(owner) ?? new Map<string, KeptText>();
  if (typed === undefined || typed.text === typed.base) kept.delete(name);
  else kept.set(name, typed);
  owners.set(owner, kept);
}
