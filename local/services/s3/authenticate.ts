import type { IncomingMessage } from "node:http";
import { SignatureError, type SignatureFault } from "../../authentication/signature-error.ts";
import type { Authenticated, SignatureAuthenticator } from "../../authentication/verify-signature.ts";
import { S3Error, type S3Code } from "./s3-error.ts";

/** S3 has its own words for what is wrong with a signature. */
const codes: Record<SignatureFault, S3Code> = {
  missing: "AccessDenied",
  malformed: "AuthorizationHeaderMalformed",
  scope: "AuthorizationHeaderMalformed",
  token: "InvalidToken",
  "token-expired": "ExpiredToken",
  skewed: "RequestTimeTooSkewed",
  "link-expired": "AccessDenied",
  "unsigned-header": "AccessDenied",
  payload: "InvalidRequest",
  mismatch: "SignatureDoesNotMatch",
};

export function authenticate(request: IncomingMessage, signatures: SignatureAuthenticator): Authenticated {
  try {
    return signatures.authenticate({
      method: request.method ?? "GET",
      url: request.url ?? "/",
      headers: request.headers,
      sourceIp: request.socket.remoteAddress,
      service: "s3",
    });
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
    const inQuery = (request.url ?? "").includes("X-Amz-") && codes[error.reason] === "AuthorizationHeaderMalformed";
    const message = error.reason === "missing" ? "Access Denied" : error.message;
    throw new S3Error(inQuery ? "AuthorizationQueryParametersError" : codes[error.reason], message);
  }
}
