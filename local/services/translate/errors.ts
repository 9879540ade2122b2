import { AwsError } from "../../gateway/aws-error.ts";

/** As Amazon words what its model of a request rules out. */
export function constraintFailure(value: string, member: string, constraint: string): AwsError {
  return new AwsError(
    "ValidationException",
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`,
  );
}

/** `detail` says what to do about it, which Amazon does not. */
export function unsupportedPair(source: string, target: string, detail: string): AwsError {
  return new AwsError("UnsupportedLanguagePairException", `Unsupported language pair: ${source} to ${target}. ${detail}`, 400, {
    SourceLanguageCode: source,
    TargetLanguageCode: target,
  });
}

export function missingMember(member: string): AwsError {
  return new AwsError("ValidationException", `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`);
}
