/**
 * Runs work on one instance after the other and work on different instances side by side, so that commands of one
 * process never conflict with each other inside this process.
 */
export class InstanceQueue {
  readonly #tails = new Map<string, Promise<unknown>>();

  async run<Result>(instanceId: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#tails.get(instanceId);
    const mine = before === undefined ? work() : before.then(work, work);
    this.#tails.set(instanceId, mine);
    try {
      return await mine;
    } finally {
      if (this.#tails.get(instanceId) === mine) this.#tails.delete(instanceId);
    }
  }
}
