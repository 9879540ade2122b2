interface Event {
  readonly arguments: { readonly text: string };
  /** Of the first of a pipeline it holds nothing that anyone said. */
  readonly prev: { readonly result: unknown } | null;
}

/** Twice in one pipeline: the second shouts what the first said. */
export const handler = ({ arguments: { text }, prev }: Event): Promise<string> =>
  Promise.resolve(`${typeof prev?.result === "string" ? prev.result : text}!`);
