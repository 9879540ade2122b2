import { a } from "@aws-amplify/backend";
import { limits } from "../limits.ts";

// The transformer writes these into VTL and GraphQL strings: no apostrophes in sentences, backslashes doubled in patterns.
const notBlank = "^[\\\\s\\\\S]*\\\\S[\\\\s\\\\S]*";
const languageCode = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$";

const text = () =>
  a
    .string()
    .required()
    .validate((v) =>
      v
        .minLength(1, "TextEmpty: A phrase needs some text.")
        .maxLength(limits.phraseLength, `TextTooLong: A phrase can be ${limits.phraseLength} characters long at most.`)
        .matches(notBlank, "TextEmpty: A phrase needs some text."),
    );

const language = () =>
  a
    .string()
    .required()
    .validate((v) => v.matches(languageCode, "UnsupportedLanguage: A phrase needs the codes of its languages, such as en or pt-PT."));

/**
 * What a person kept. `owner` is the `sub` alone and nothing else: the default, `sub::username`, costs one more resolver
 * for every phrase of a list. It is set from the token at creation; nobody can write it, so a phrase never changes hands.
 */
export const phrase = a
  .model({
    // Named, because the rule on `owner` below would else forbid clients to give it.
    id: a.id().required(),
    sourceText: text(),
    sourceLanguage: language(),
    targetText: text(),
    targetLanguage: language(),
    favourite: a.boolean().default(false),
    /** Joined by commas: AppSync's validators know no lists, and a list without a bound would be one too many. */
    tags: a
      .string()
      .validate((v) => v.maxLength(limits.phraseTagsLength, `TagsTooLong: The tags of a phrase can be ${limits.phraseTagsLength} characters long at most, all together.`)),
    note: a
      .string()
      .validate((v) => v.maxLength(limits.phraseNoteLength, `NoteTooLong: A note can be ${limits.phraseNoteLength} characters long at most.`)),
    /** Learnt, in practice. */
    known: a.boolean().default(false),
    /** The `updatedAt` of the version that the last writer had seen: whoever wrote in between knows that theirs was overwritten. */
    basedOn: a.datetime(),
    /** Made by the client; with it as `id` too, keeping the same phrase again is refused instead of doubled. */
    clientId: a
      .string()
      .required()
      .validate((v) =>
        v
          .minLength(1, "ClientIdInvalid: A phrase needs the id that its client made.")
          .maxLength(limits.clientIdLength, `ClientIdInvalid: The client id can be ${limits.clientIdLength} characters long at most.`),
      ),
    // Without "delete" here nobody could delete a phrase: that needs the right to delete each of its fields.
    owner: a.string().authorization((allow) => [allow.ownerDefinedIn("owner").identityClaim("sub").to(["read", "delete"])]),
    createdAt: a.datetime(),
  })
  .secondaryIndexes((index) => [index("owner").sortKeys(["createdAt"]).queryField("phrasesByOwner")])
  .authorization((allow) => [allow.ownerDefinedIn("owner").identityClaim("sub")]);
