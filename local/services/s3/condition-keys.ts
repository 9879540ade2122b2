import type { IncomingHttpHeaders } from "node:http";
import type { Keys } from "../../iam/condition-keys.ts";

/** What every request says to conditions (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html). */
export function conditionKeys(headers: IncomingHttpHeaders, presigned: boolean, accountId: string): Keys {
  const named = Object.entries(headers).flatMap(([name, value]) => (name.startsWith("x-amz-") && typeof value === "string" ? [[`s3:${name}`, value] as const] : []));
  return {
    ...Object.fromEntries(named),
    "s3:authtype": presigned ? "REST-QUERY-STRING" : "REST-HEADER",
    "s3:resourceaccount": accountId,
    "s3:signatureversion": "AWS4-HMAC-SHA256",
    // The loopback of one machine stands for TLS.
    "s3:tlsversion": "1.3",
  };
}
