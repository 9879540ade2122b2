import { a } from "@aws-amplify/backend";

/** Every type that a field can have. */
export const specimen = {
  Genre: a.enum(["novel", "poetry", "science"]),

  Place: a.customType({ latitude: a.float().required(), longitude: a.float().required() }),

  Address: a.customType({
    street: a.string().required(),
    kind: a.enum(["home", "work"]),
    place: a.ref("Place"),
  }),

  Specimen: a.model({
    reference: a.id(),
    text: a.string(),
    whole: a.integer(),
    fraction: a.float(),
    isOpen: a.boolean(),
    day: a.date(),
    hour: a.time(),
    moment: a.datetime(),
    second: a.timestamp(),
    email: a.email(),
    anything: a.json(),
    phone: a.phone(),
    page: a.url(),
    address: a.ipAddress(),

    texts: a.string().array(),
    requiredTexts: a.string().required().array(),
    wholes: a.integer().array(),
    fractions: a.float().array(),
    flags: a.boolean().array(),
    days: a.date().array(),
    moments: a.datetime().array(),
    seconds: a.timestamp().array(),
    emails: a.email().array(),
    things: a.json().array(),

    genre: a.ref("Genre"),
    genres: a.ref("Genre").array(),
    size: a.enum(["small", "large"]),
    home: a.ref("Address"),
    places: a.ref("Place").array(),
    binding: a.customType({ material: a.string(), pages: a.integer().required() }),
  }),

  Defaulted: a.model({
    name: a.string().required(),
    text: a.string().default("untitled"),
    whole: a.integer().default(7),
    fraction: a.float().default(0.5),
    isOpen: a.boolean().default(true),
    day: a.date().default("2026-01-02"),
    anything: a.json().default(JSON.stringify({ a: 1 }).replaceAll('"', '\\"')),
  }),

  Checked: a.model({
    code: a.string().required().validate((v) => v.minLength(2).maxLength(4, "The code is too long.").matches("^[A-Z]+$", "The code needs capitals.")),
    handle: a.string().validate((v) => v.startsWith("@").endsWith("!")),
    whole: a.integer().validate((v) => v.gt(0, "The number must be positive.").lte(10)),
    fraction: a.float().validate((v) => v.gte(0.5).lt(1.5)),
  }),
};
