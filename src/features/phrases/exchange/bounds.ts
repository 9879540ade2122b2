/** As the API bounds phrases (`amplify/data/phrase.ts`); lengths in UTF-16 units. */
export const bounds = {
  text: 5_000,
  note: 1_000,
  tags: 20,
  tag: 40,
  /** Of a file: 10 MB. */
  bytes: 10 * 1024 * 1024,
  phrases: 10_000,
} as const;
