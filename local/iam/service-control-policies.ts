import { readFileSync } from "node:fs";
import { compilePolicy } from "./policy.ts";
import { PolicyError } from "./policy-error.ts";
import type { Statement } from "./statement.ts";

/**
 * The organization's policies, one level for each file. A level that only denies has AWS's `FullAWSAccess` beside it, as
 * every level has until one detaches it for a list of what is allowed
 * (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html).
 * Throws PolicyError, which names the file, for one that is missing, no JSON, or no policy that is understood in full.
 */
export function readServiceControlPolicies(files: readonly string[]): Statement[][] {
  return files.map((file) => {
    try {
      const statements = compilePolicy(parse(file), "service control");
      const onlyDenies = statements.every(({ effect }) => effect === "Deny");
      return onlyDenies ? [...statements, fullAwsAccess] : statements;
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error;
      throw new PolicyError(`The service control policy ${file} cannot be used. ${error.message} Mend the file, or start without this --scp.`, { cause: error });
    }
  });
}

const fullAwsAccess: Statement = { effect: "Allow", applies: () => true };

function parse(file: string): unknown {
  const text = read(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PolicyError(`It is not JSON: ${messageOf(error)}.`, { cause: error });
  }
}

/** A byte order mark is left out. */
function read(file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const isRead = error instanceof TypeError;
    throw new PolicyError(isRead ? "It is not UTF-8." : `The file cannot be read: ${messageOf(error)}.`, { cause: error });
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
