/** What was written, and what the cloud said of it: a key holds what was acknowledged last, or any later attempt at it. */
export class Ledger {
  /** Per key: the value acknowledged last, if any, then the attempts that found no answer since. */
  readonly #entries = new Map<string, { acknowledged?: string; readonly attempts: Set<string> }>();
  acknowledged = 0;
  unanswered = 0;

  /** Notes the attempt, makes it, and notes whether it was acknowledged. A key is written by one writer at a time. */
  async write(key: string, value: string, send: () => Promise<unknown>): Promise<void> {
    const entry = this.#entries.get(key) ?? { attempts: new Set<string>() };
    this.#entries.set(key, entry);
    entry.attempts.add(value);
    try {
      await send();
    } catch (error) {
      this.unanswered += 1;
      throw error;
    }
    entry.acknowledged = value;
    entry.attempts.clear();
    this.acknowledged += 1;
  }

  /** The acknowledged keys for which something else is found than what they may hold. */
  lost(found: ReadonlyMap<string, string>): string[] {
    return [...this.#entries].flatMap(([key, { acknowledged, attempts }]) => {
      if (acknowledged === undefined) return [];
      const value = found.get(key);
      return value === acknowledged || (value !== undefined && attempts.has(value)) ? [] : [key];
    });
  }
}
