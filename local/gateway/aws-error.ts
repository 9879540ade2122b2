/** An error that a client of an AWS service sees: its code and HTTP status are the ones in the AWS API reference. */
export class AwsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
    /** Further members of the error body, as some AWS errors have. */
    readonly members: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = code;
  }
}
