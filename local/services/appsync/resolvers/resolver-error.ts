/** An error of one field, with the members AppSync gives it on the wire. */
export class ResolverError extends Error {
  constructor(
    message: string,
    readonly errorType: string | null = null,
    readonly data: unknown = null,
    readonly errorInfo: unknown = null,
  ) {
    super(message);
    this.name = "ResolverError";
  }
}

/** `$util.unauthorized()`, or a field that its directives keep from the caller; the field's resolver knows its name. */
export class UnauthorizedField extends Error {}

/** `why`: which policy refused, which AppSync keeps to itself. */
export const notAuthorized = (fieldName: string, typeName: string, why: string | null = null): ResolverError =>
  new ResolverError(`Not Authorized to access ${fieldName} on type ${typeName}`, "Unauthorized", null, why);

/** A template or handler failed by itself. */
export const mappingError = (message: string): ResolverError => new ResolverError(message, "MappingTemplate");

export const notEmulated = (what: string): ResolverError =>
  new ResolverError(`AppSync on one machine does not emulate ${what}.`, "NotEmulated");
