import type { IncomingHttpHeaders } from "node:http";

/** Who made a signed call: a session of an IAM role. */
export interface Principal {
  /** `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION` */
  readonly arn: string;
  readonly roleArn: string;
  readonly accountId: string;
  /** Set for sessions that an identity pool issued; a Lambda function's role has none. */
  readonly cognito?: {
    readonly identityPoolId: string;
    readonly identityId: string;
    readonly authType: "authenticated" | "unauthenticated";
    /** As AppSync shows it in `$ctx.identity.cognitoIdentityAuthProvider`; signed-in sessions only. */
    readonly authProvider?: string;
  };
  /** How the call came; left out where a service calls in the role's name. */
  readonly request?: {
    readonly sourceIp?: string | undefined;
    readonly userAgent?: string | undefined;
    readonly referer?: string | undefined;
  };
}

/** Field names as in the `Credentials` of GetCredentialsForIdentity. */
export interface IssuedCredentials {
  readonly AccessKeyId: string;
  readonly SecretKey: string;
  readonly SessionToken: string;
  readonly Expiration: Date;
}

/** Issues credentials that stay valid over a restart of the local cloud until they expire. */
export interface CredentialIssuer {
  issue(principal: Principal, lifetimeSeconds: number): IssuedCredentials;
}

export interface SignedRequest {
  readonly method: string;
  /** Path and query as received. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** The address at the other end of the connection. */
  readonly sourceIp?: string | undefined;
  /** Left out where the payload is not read first: `x-amz-content-sha256` is then taken as the payload hash, which the caller must compare itself. */
  readonly body?: Buffer | string;
  /** The signing name that the signature must be made for (`dynamodb`, `s3`, ...); left out: any. */
  readonly service?: string;
}

export interface SignatureVerifier {
  /**
   * Verifies Signature Version 4, in the Authorization header or in a presigned query.
   * Throws AwsError with the codes of https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
   * `MissingAuthenticationTokenException`, `UnrecognizedClientException`, `InvalidSignatureException`, `ExpiredTokenException` (all 403 but S3 words them its own way).
   */
  verify(request: SignedRequest): Promise<Principal>;
}

export interface TokenClaims {
  readonly sub: string;
  readonly iss: string;
  readonly token_use: "access" | "id";
  readonly username: string;
  readonly exp: number;
  readonly "cognito:groups"?: readonly string[];
  readonly [claim: string]: unknown;
}

export interface TokenVerifier {
  /** Verifies a token of the named user pool: signature, issuer, expiry, client, revocation. Throws AwsError `UnauthorizedException` / `NotAuthorizedException`. */
  verify(token: string, userPoolId: string): Promise<TokenClaims>;
}
