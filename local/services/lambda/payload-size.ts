/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const requestLimitBytes = { RequestResponse: 6_291_456, Event: 1_048_576 } as const;
export const responseLimitBytes = 6_291_556;

/** Bytes in UTF-8; short texts, which cannot exceed the limit in any encoding, are not counted one by one. */
export function sizeOf(text: string, limitBytes: number): number {
  return text.length * 3 <= limitBytes ? text.length : Buffer.byteLength(text);
}
