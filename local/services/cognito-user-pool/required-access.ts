import { textOf } from "../../assembly/read-property.ts";
import type { Access } from "../../iam/access-control.ts";

/**
 * What an operation for administrators asks of its caller
 * (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html).
 */
export function requiredAccess(operation: string, input: object, { region, accountId }: { readonly region: string; readonly accountId: string }): Access {
  const { UserPoolId } = input as { UserPoolId?: unknown };
  return { action: `cognito-idp:${operation}`, resource: `arn:aws:cognito-idp:${region}:${accountId}:userpool/${textOf(UserPoolId) ?? ""}` };
}
