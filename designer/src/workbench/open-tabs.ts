/** How long other tabs have to answer. */
const WAIT_MS = 150;

type Message = { readonly ask: string } | { readonly here: string };

/** Knows which other tabs of this browser have the same draft open, so that their journals are not taken for left ones. */
export class OpenTabs {
  readonly tab: string;
  readonly #channel: BroadcastChannel | undefined;
  readonly #heard = new Set<string>();

  constructor(draft: string) {
    this.tab = [...crypto.getRandomValues(new Uint8Array(8))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('');
    if (typeof BroadcastChannel === 'undefined') return;
    this.#channel = new BroadcastChannel(`yunliu.design.${draft}`);
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if ('ask' in data) this.#channel?.postMessage({ here: this.tab } satisfies Message);
      else this.#heard.add(data.here);
    });
  }

  async others(): Promise<ReadonlySet<string>> {
    this.#heard.clear();
    this.#channel?.postMessage({ ask: this.tab } satisfies Message);
    if (this.#channel !== undefined) await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    return new Set(this.#heard);
  }

  close(): void {
    this.#channel?.close();
  }
}
