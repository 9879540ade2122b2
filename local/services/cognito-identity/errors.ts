import { AwsError } from "../../gateway/aws-error.ts";

export const notAuthorized = (message: string) => new AwsError("NotAuthorizedException", message);
export const resourceNotFound = (message: string) => new AwsError("ResourceNotFoundException", message);
export const invalidParameter = (message: string) => new AwsError("InvalidParameterException", message);
