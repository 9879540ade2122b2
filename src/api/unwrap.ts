import { ParleyError, toParleyError } from "./errors.ts";

/** What amplify's data client resolves to: errors come as values, so a failed list can look empty. */
export interface Answer<T> {
  data: T;
  errors?: readonly unknown[] | undefined;
}

/** The data of an answer. Errors, even partial ones, and a missing answer become a thrown ParleyError. */
export function unwrap<T>(answer: Answer<T> | undefined): NonNullable<T> {
  if (answer?.errors?.length) throw toParleyError({ errors: answer.errors });
  if (answer?.data === null || answer?.data === undefined) throw new ParleyError("Unexpected");
  return answer.data;
}
