import { AwsError } from "../gateway/aws-error.ts";

/** What was wrong with a signature. Services that word it their own way, as S3 does, switch on `reason`. */
export type SignatureFault =
  | "missing"
  | "malformed"
  | "scope"
  | "token"
  | "token-expired"
  | "skewed"
  | "link-expired"
  | "unsigned-header"
  | "payload"
  | "mismatch";

const codes: Record<SignatureFault, string> = {
  missing: "MissingAuthenticationTokenException",
  malformed: "IncompleteSignatureException",
  scope: "InvalidSignatureException",
  token: "UnrecognizedClientException",
  "token-expired": "ExpiredTokenException",
  skewed: "InvalidSignatureException",
  "link-expired": "InvalidSignatureException",
  "unsigned-header": "InvalidSignatureException",
  payload: "InvalidSignatureException",
  mismatch: "InvalidSignatureException",
};

export class SignatureError extends AwsError {
  constructor(
    readonly reason: SignatureFault,
    message: string,
  ) {
    super(codes[reason], message, 403);
  }
}
