import { AwsError } from "../../gateway/aws-error.ts";

/** Statuses of https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html, for the codes used here. */
const statuses = {
  AccessControlListNotSupported: 400,
  AccessDenied: 403,
  AccessForbidden: 403,
  AuthorizationHeaderMalformed: 400,
  AuthorizationQueryParametersError: 400,
  BadDigest: 400,
  BadRequest: 400,
  EntityTooLarge: 400,
  EntityTooSmall: 400,
  ExpiredToken: 400,
  IncompleteBody: 400,
  InternalError: 500,
  InvalidArgument: 400,
  InvalidDigest: 400,
  InvalidPart: 400,
  InvalidPartOrder: 400,
  InvalidRange: 416,
  InvalidRequest: 400,
  InvalidToken: 400,
  InvalidURI: 400,
  KeyTooLongError: 400,
  MalformedXML: 400,
  MetadataTooLarge: 400,
  MissingContentLength: 411,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  NoSuchUpload: 404,
  NotImplemented: 501,
  PreconditionFailed: 412,
  RequestTimeTooSkewed: 403,
  SignatureDoesNotMatch: 403,
  XAmzContentSHA256Mismatch: 400,
} as const;

export type S3Code = keyof typeof statuses;

export class S3Error extends AwsError {
  constructor(code: S3Code, message: string, members: Record<string, string> = {}) {
    super(code, message, statuses[code], members);
  }
}

export const notImplemented = (what: string) =>
  new S3Error(
    "NotImplemented",
    `A header or query you provided implies functionality that is not implemented: ${what}`,
  );
