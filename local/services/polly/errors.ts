import { AwsError } from "../../gateway/aws-error.ts";

/** As Amazon words what its model of a request rules out. */
export function constraintFailure(value: string, member: string, constraint: string): AwsError {
  return new AwsError(
    "ValidationException",
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`,
  );
}

export function notInEnum(value: string, member: string, values: Iterable<string>): AwsError {
  return constraintFailure(value, member, `Member must satisfy enum value set: [${[...values].join(", ")}]`);
}
