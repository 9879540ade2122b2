import type { AccessControl, Denial } from "../../../iam/access-control.ts";
import { RequestError } from "../execution/request-error.ts";
import type { Caller } from "./auth-mode.ts";

/** Why the caller's role does not let it ask for a field of Query, Mutation or Subscription. Other ways in have no roles. */
export type Permission = (caller: Caller, typeName: string, fieldName: string) => Denial | undefined;

/** https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html#aws-iam-authorization */
export function createPermission(access: AccessControl, apiArn: string): Permission {
  return ({ principal }, typeName, fieldName) =>
    principal && access.refusalOf(principal, { action: "appsync:GraphQL", resource: `${apiArn}/types/${typeName}/fields/${fieldName}` });
}

/** A request of which nothing is permitted. AppSync says only the first two words. */
export const permissionDenied = ({ message }: Denial): RequestError => new RequestError("UnauthorizedException", `Permission denied. ${message}`, 401);
