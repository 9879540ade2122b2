/** Every quota and bound of the backend. Characters are Unicode code points unless said otherwise. */
export const limits = {
  /** Characters a person may have translated or spoken anew in one UTC day. */
  dailyCharacters: { guest: 5_000, signedIn: 50_000 },
  translateCharacters: 50_000,
  speakCharacters: 10_000,
  /** UTF-16 units, because AppSync's validators count those. */
  phraseLength: 5_000,
  phraseNoteLength: 1_000,
  phraseTagsLength: 1_000,
  clientIdLength: 64,
  /** TranslateText refuses more in one call: https://docs.aws.amazon.com/translate/latest/dg/what-is-limits.html */
  translateCallBytes: 10_000,
  /** SynthesizeSpeech bills at most 3,000 in one call: https://docs.aws.amazon.com/polly/latest/dg/limits.html */
  speakCallCharacters: 3_000,
  /** Parts of one text that are with an engine at the same time. */
  parallelParts: 4,
  /** Ends a slow engine call while there is still time to give the characters back and say so. */
  engineSeconds: 20,
  functionSeconds: 28,
  /** After this, `deleteAccount` leaves the rest to the next call, with time left for the page of items it is at. */
  deletionSeconds: 15,
  /** How long a translation, and spoken audio, are remembered. */
  memoryDays: 90,
  speechDays: 30,
  /** How long the address of an audio file works. */
  speechUrlSeconds: 3_600,
  /** How long a container remembers what languages and voices there are. */
  catalogueSeconds: 3_600,
  room: {
    members: 200,
    /** Each costs one more translation of every message, on the host's count. */
    languages: 20,
    nameCharacters: 40,
    titleCharacters: 80,
    messageCharacters: 5_000,
    /** UTF-8, of a message with its translations as JSON: AppSync publishes at most 240 KB, envelope included. */
    messageBytes: 200_000,
    messageIdLength: 64,
    /** Messages in one answer of `messages`. */
    page: 100,
    /** After the last message. */
    hours: 24,
    /** How long a person is led to a room that nobody deletes. */
    linkDays: 400,
    /** For messages whose room was not deleted in time, or talks on and on. */
    messageDays: 30,
    /** Wrong join codes in the window: by one person, and from one address, where many may sit behind one. */
    attempts: { person: 10, address: 300, windowSeconds: 600 },
    /** Of rooms in the list of one's own. */
    listed: 50,
  },
} as const;
