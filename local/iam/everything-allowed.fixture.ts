import type { AccessControl } from "./access-control.ts";

/** For tests of what services do once a call is allowed. */
export const everythingAllowed: AccessControl = {
  refusalOf: () => undefined,
  trustsIdentityPool: () => true,
  denials: () => [],
};
