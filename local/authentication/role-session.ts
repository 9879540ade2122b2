import type { Principal } from "./principal.ts";

/** A session of the role, as STS names it. */
export function roleSession(roleArn: string, sessionName: string, accountId: string): Principal {
  const role = roleArn.slice(roleArn.lastIndexOf("/") + 1);
  return { arn: `arn:aws:sts::${accountId}:assumed-role/${role}/${sessionName}`, roleArn, accountId };
}
