/** Clients switch on these, never on the sentence. */
export type ErrorCode =
  | "TextEmpty"
  | "TextTooLong"
  | "UnsupportedLanguage"
  | "UnsupportedLanguagePair"
  | "LanguageNotDetected"
  | "SameLanguage"
  | "UnsupportedFormality"
  | "VoiceNotFound"
  | "VoiceLanguageMismatch"
  | "UnsupportedVoiceLanguage"
  | "QuotaExceeded"
  | "AccessDenied"
  | "ServiceUnavailable"
  | "CodeUnknown"
  | "TooManyAttempts"
  | "RoomFull"
  | "RoomClosed"
  | "RoomExpired"
  | "RoomNotFound"
  | "NotAMember"
  | "RemovedFromRoom"
  | "NotTheHost"
  | "MemberNotFound"
  | "HostStays"
  | "MessageNotFound"
  | "MessageIdInvalid"
  | "FlagUnknown"
  | "NameInvalid"
  | "TitleInvalid"
  | "LanguageNotInRoom"
  | "TooManyLanguages";

/** AppSync passes on nothing of a thrown error but its message, so the code stands there: `Code: sentence`. */
export class ParleyError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly sentence: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${sentence}`, options);
    this.name = code;
  }
}
