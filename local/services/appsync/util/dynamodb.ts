/** A value in DynamoDB's JSON: one member, named by its type. */
export type Attribute = Readonly<Record<string, unknown>>;

export function toDynamoDB(value: unknown): Attribute {
  if (value === null || value === undefined) return { NULL: true };
  if (typeof value === "string") return { S: value };
  if (typeof value === "number" || typeof value === "bigint") return { N: String(value) };
  if (typeof value === "boolean") return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map(toDynamoDB) };
  if (typeof value === "object") return { M: toMapValues(value) };
  throw new TypeError(`Unable to convert ${typeof value} to a DynamoDB value`);
}

export function toMapValues(map: object | null | undefined): Record<string, Attribute> {
  const values: Record<string, Attribute> = {};
  for (const [key, value] of Object.entries(map ?? {})) {
    if (value !== undefined) values[key] = toDynamoDB(value);
  }
  return values;
}

/** Back to plain values; sets become lists, and binary stays base64 text. */
export function fromDynamoDB(attribute: Attribute): unknown {
  const [type, value] = Object.entries(attribute)[0] ?? [];
  switch (type) {
    case "N":
      return Number(value);
    case "NULL":
      return null;
    case "L":
      return (value as Attribute[]).map(fromDynamoDB);
    case "M":
      return fromItem(value as Record<string, Attribute>);
    case "NS":
      return (value as string[]).map(Number);
    case undefined:
    default:
      return value;
  }
}

export function fromItem(item: Readonly<Record<string, Attribute>>): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const key in item) {
    const attribute = item[key];
    if (attribute) plain[key] = fromDynamoDB(attribute);
  }
  return plain;
}

const json = (value: unknown) => JSON.stringify(value);
const list = (values: unknown): unknown[] => (Array.isArray(values) ? (values as unknown[]) : [values]);

const typed: Readonly<Record<string, (value: unknown) => unknown>> = {
  toDynamoDB,
  toString: (value: unknown) => ({ S: String(value) }),
  toStringSet: (value) => ({ SS: list(value).map(String) }),
  toNumber: (value) => ({ N: String(value) }),
  toNumberSet: (value) => ({ NS: list(value).map(String) }),
  toBinary: (value) => ({ B: String(value) }),
  toBinarySet: (value) => ({ BS: list(value).map(String) }),
  toBoolean: (value) => ({ BOOL: value === true || value === "true" }),
  toNull: () => ({ NULL: true }),
  toList: (value) => ({ L: list(value).map(toDynamoDB) }),
  toMap: (value) => ({ M: toMapValues(value as object) }),
  toMapValues: (value) => toMapValues(value as object),
};

const s3Object = (key: string, bucket: string, region: string, version?: string) => ({
  S: json({ s3: { key, bucket, region, ...(version === undefined ? {} : { version }) } }),
});

/** https://docs.aws.amazon.com/appsync/latest/devguide/dynamodb-helpers-in-util-dynamodb.html: each also as `...Json`, as text. */
export const dynamodbUtilities: Readonly<Record<string, unknown>> = {
  ...typed,
  ...Object.fromEntries(Object.entries(typed).map(([name, convert]) => [`${name}Json`, (value: unknown) => json(convert(value))])),
  toS3Object: s3Object,
  toS3ObjectJson: (key: string, bucket: string, region: string, version?: string) => json(s3Object(key, bucket, region, version)),
  fromS3ObjectJson: (text: string) => (JSON.parse(text) as { s3: unknown }).s3,
};
