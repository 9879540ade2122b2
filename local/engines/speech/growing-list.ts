/** A list that is still being made: everyone who iterates gets it from the beginning, and waits for what is to come. */
export class GrowingList<Part> implements AsyncIterable<Part> {
  readonly #parts: Part[] = [];
  #ended: { readonly error?: Error | undefined } | undefined;
  #waiting: (() => void)[] = [];

  add(part: Part): void {
    this.#parts.push(part);
    this.#wake();
  }

  /** Nothing is added after it. With an error, everyone gets what there is and then the error. */
  end(error?: Error): void {
    this.#ended = { error };
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Part, void, void> {
    for (let at = 0; ; ) {
      const part = this.#parts[at];
      if (part !== undefined) {
        at += 1;
        yield part;
      } else if (this.#ended) {
        if (this.#ended.error) throw this.#ended.error;
        return;
      } else await new Promise<void>((wake) => this.#waiting.push(wake));
    }
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
