/** A request that is refused before any field is resolved: https://docs.aws.amazon.com/appsync/latest/devguide/CommonErrors.html */
export class RequestError extends Error {
  constructor(
    readonly errorType: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

export const malformed = (message: string): RequestError => new RequestError("MalformedHttpRequestException", message);
export const badRequest = (message: string): RequestError => new RequestError("BadRequestException", message);
