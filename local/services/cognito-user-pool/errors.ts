import { AwsError } from "../../gateway/aws-error.ts";
import type { Contact } from "./contacts.ts";

/** The errors that more than one operation answers, worded as on AWS. */
export const incorrectPassword = () => new AwsError("NotAuthorizedException", "Incorrect username or password.");
export const notAuthorized = (message: string) => new AwsError("NotAuthorizedException", message);
export const userNotFound = () => new AwsError("UserNotFoundException", "User does not exist.");
export const userNotConfirmed = () => new AwsError("UserNotConfirmedException", "User is not confirmed.");
export const resetRequired = () => new AwsError("PasswordResetRequiredException", "Password reset required for the user");
export const groupNotFound = () => new AwsError("ResourceNotFoundException", "Group not found.");
export const codeMismatch = () => new AwsError("CodeMismatchException", "Invalid verification code provided, please try again.");
export const codeExpired = () => new AwsError("ExpiredCodeException", "Invalid code provided, please request a code again.");
export const softwareTokenOff = () =>
  new AwsError("SoftwareTokenMFANotFoundException", "Software Token MFA has not been enabled by the userPool");
export const aliasExists = (contact: Contact) => new AwsError("AliasExistsException", `An account with the given ${contact} already exists.`);
