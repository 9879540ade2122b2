import fc from "fast-check";
import type { SigningCredentials } from "../../../support/room-member.ts";
import type { Attack, Under } from "../attack.ts";
import { mutated, onTheWire } from "../mutate.ts";
import { sign } from "../sign.ts";
import { judgeJson } from "../verdict.ts";

interface Service {
  readonly name: string;
  readonly share: number;
  /** What stands before the dot of `x-amz-target`. */
  readonly target: string;
  readonly signed?: { readonly name: string; readonly credentials: SigningCredentials };
  /** Requests as the real clients send them. */
  readonly requests: readonly (readonly [operation: string, input: object])[];
}

interface Input {
  readonly operation: string;
  readonly body: Buffer;
  readonly forged: boolean;
}

/** A service that speaks AWS JSON: operations with right requests gone wrong. */
export function awsJson({ cloud, exchange }: Under, { name, share, target, signed, requests }: Service): Attack<Input> {
  const ofOperation = new Map<string, object[]>();
  for (const [operation, input] of requests) ofOperation.set(operation, [...(ofOperation.get(operation) ?? []), input]);
  const request = fc.constantFrom(...ofOperation).chain(([operation, shapes]) =>
    fc.record({ operation: fc.constant(operation), body: onTheWire(mutated(shapes)), forged: fc.integer({ min: 0, max: 50 }).map((n) => n === 0) }),
  );
  const unknown = fc.record({
    operation: fc.constantFrom("", "Nothing", "__proto__", "constructor", "toString", "DeleteTable", "AdminDeleteUser", "TranslateDocument"),
    body: fc.constant(Buffer.from("{}")),
    forged: fc.constant(false),
  });
  return {
    name,
    share,
    inputs: fc.oneof({ weight: 60, arbitrary: request }, { weight: 1, arbitrary: unknown }),
    async send({ operation, body, forged }) {
      const headers = { host: `127.0.0.1:${cloud.port}`, "content-type": "application/x-amz-json-1.1", "x-amz-target": `${target}.${operation}` };
      const unsigned = { method: "POST", path: "/", headers, body };
      const all = signed ? sign(unsigned, signed.name, signed.credentials) : headers;
      const sent = forged && "authorization" in all ? { ...all, authorization: all.authorization.slice(0, -4) } : all;
      return judgeJson(await exchange({ ...unsigned, headers: sent }));
    },
  };
}

export function userPool(under: Under): Attack<Input> {
  const { email, password, accessToken, idToken, refreshToken } = under.cloud.person;
  const ClientId = under.cloud.outputs.auth.user_pool_client_id;
  const Username = "nobody@example.com";
  return awsJson(under, {
    name: "Cognito user pools",
    share: 14,
    target: "AWSCognitoIdentityProviderService",
    requests: [
      ["InitiateAuth", { ClientId, AuthFlow: "USER_SRP_AUTH", AuthParameters: { USERNAME: email, SRP_A: "ab".repeat(200) } }],
      ["InitiateAuth", { ClientId, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters: { REFRESH_TOKEN: refreshToken } }],
      ["RespondToAuthChallenge", { ClientId, ChallengeName: "PASSWORD_VERIFIER", ChallengeResponses: {
        USERNAME: email, PASSWORD_CLAIM_SECRET_BLOCK: "AAAA", PASSWORD_CLAIM_SIGNATURE: "AAAA", TIMESTAMP: "Sat Nov 28 12:00:00 UTC 2026" } }],
      ["SignUp", { ClientId, Username: "weak@example.com", Password: "weak", UserAttributes: [{ Name: "email", Value: "weak@example.com" }], ClientMetadata: { a: "b" } }],
      ["ConfirmSignUp", { ClientId, Username, ConfirmationCode: "123456", ForceAliasCreation: false }],
      ["ResendConfirmationCode", { ClientId, Username }],
      ["ForgotPassword", { ClientId, Username }],
      ["ConfirmForgotPassword", { ClientId, Username, ConfirmationCode: "123456", Password: password }],
      ["GetUser", { AccessToken: accessToken }],
      ["GetUser", { AccessToken: idToken }],
      ["ChangePassword", { AccessToken: accessToken, PreviousPassword: "Wrong-pass1", ProposedPassword: password }],
      ["UpdateUserAttributes", { AccessToken: accessToken, UserAttributes: [{ Name: "name", Value: "Anna" }] }],
      ["GetUserAttributeVerificationCode", { AccessToken: accessToken, AttributeName: "email" }],
      ["VerifyUserAttribute", { AccessToken: accessToken, AttributeName: "email", Code: "123456" }],
      ["GetTokensFromRefreshToken", { ClientId, RefreshToken: refreshToken }],
      ["RevokeToken", { ClientId, Token: "e30.e30.e30" }],
      ["GlobalSignOut", { AccessToken: "e30.e30.e30" }],
      ["DeleteUser", { AccessToken: "e30.e30.e30" }],
    ],
  });
}

export function identityPool(under: Under): Attack<Input> {
  const { auth } = under.cloud.outputs;
  const { idToken, accessToken, identityId } = under.cloud.person;
  const provider = `cognito-idp.${auth.aws_region}.amazonaws.com/${auth.user_pool_id}`;
  return awsJson(under, {
    name: "Cognito identity pools",
    share: 9,
    target: "AWSCognitoIdentityService",
    requests: [
      ["GetId", { IdentityPoolId: auth.identity_pool_id }],
      ["GetId", { IdentityPoolId: auth.identity_pool_id, Logins: { [provider]: idToken } }],
      ["GetCredentialsForIdentity", { IdentityId: identityId, Logins: { [provider]: idToken } }],
      ["GetCredentialsForIdentity", { IdentityId: identityId, Logins: { [provider]: accessToken } }],
      ["GetCredentialsForIdentity", { IdentityId: identityId }],
    ],
  });
}

export function translate(under: Under): Attack<Input> {
  const pair = { SourceLanguageCode: "en", TargetLanguageCode: "es" };
  return awsJson(under, {
    name: "Translate",
    share: 10,
    target: "AWSShineFrontendService_20170701",
    signed: { name: "translate", credentials: under.cloud.roleOf("translatetext") },
    requests: [
      ["TranslateText", { ...pair, Text: "Good morning." }],
      ["TranslateText", { ...pair, SourceLanguageCode: "auto", Text: "Where is the station?", Settings: { Formality: "FORMAL", Profanity: "MASK" } }],
      ["TranslateText", { ...pair, Text: "a", TerminologyNames: [] }],
      ["ListLanguages", { DisplayLanguageCode: "en", MaxResults: 2, NextToken: "Mg==" }],
    ],
  });
}

export function dynamodb(under: Under): Attack<Input> {
  const { rooms: TableName } = under.cloud.tables;
  const Key = { id: { S: "fuzz" }, part: { S: "a" } };
  const Item = { ...Key, sequence: { N: "1" }, kind: { S: "room" }, endsAt: { N: "1" }, text: { S: "Hola" }, count: { N: "3" }, tags: { SS: ["a", "b"] }, nested: { M: { list: { L: [{ NULL: true }, { BOOL: false }, { B: "AAEC" }] } } } };
  const names = { "#t": "text", "#c": "count" };
  return awsJson(under, {
    name: "DynamoDB",
    share: 16,
    target: "DynamoDB_20120810",
    signed: { name: "dynamodb", credentials: under.cloud.roleOf("changeroom") },
    requests: [
      ["PutItem", { TableName, Item }],
      ["PutItem", { TableName, Item, ConditionExpression: "attribute_not_exists(#t) OR #c < :n", ExpressionAttributeNames: names, ExpressionAttributeValues: { ":n": { N: "9" } }, ReturnValues: "ALL_OLD" }],
      ["GetItem", { TableName, Key, ConsistentRead: true, ProjectionExpression: "#t, nested.list[0]", ExpressionAttributeNames: { "#t": "text" } }],
      ["UpdateItem", { TableName, Key, UpdateExpression: "SET #t = :t, nested.list[1] = if_not_exists(a, :t) REMOVE tags ADD #c :n", ExpressionAttributeNames: names, ExpressionAttributeValues: { ":t": { S: "x" }, ":n": { N: "1" } }, ReturnValues: "ALL_NEW" }],
      ["UpdateItem", { TableName, Key, UpdateExpression: "DELETE tags :s", ConditionExpression: "size(#t) BETWEEN :n AND :m AND contains(#t, :t)", ExpressionAttributeNames: { "#t": "text" }, ExpressionAttributeValues: { ":s": { SS: ["a"] }, ":n": { N: "0" }, ":m": { N: "9" }, ":t": { S: "o" } } }],
      ["DeleteItem", { TableName, Key, ConditionExpression: "begins_with(id, :p)", ExpressionAttributeValues: { ":p": { S: "f" } }, ReturnValues: "ALL_OLD" }],
      ["Query", { TableName, KeyConditionExpression: "id = :id", FilterExpression: "#c > :n", ExpressionAttributeNames: { "#c": "count" }, ExpressionAttributeValues: { ":id": { S: "fuzz" }, ":n": { N: "1" } }, Limit: 2, ScanIndexForward: false, ExclusiveStartKey: Key }],
      ["Query", { TableName, IndexName: "bySequence", KeyConditionExpression: "id = :id", ExpressionAttributeValues: { ":id": { S: "fuzz" } }, Select: "COUNT" }],
      ["Scan", { TableName, FilterExpression: "attribute_type(#t, :s) AND #c IN (:n, :m)", ExpressionAttributeNames: names, ExpressionAttributeValues: { ":s": { S: "S" }, ":n": { N: "1" }, ":m": { N: "2" } }, Limit: 3, Segment: 0, TotalSegments: 2 }],
      ["BatchGetItem", { RequestItems: { [TableName]: { Keys: [Key], ProjectionExpression: "id" } } }],
      ["BatchWriteItem", { RequestItems: { [TableName]: [{ PutRequest: { Item } }, { DeleteRequest: { Key: { ...Key, id: { S: "other" } } } }] } }],
      ["DescribeTable", { TableName }],
      ["DescribeTimeToLive", { TableName }],
      ["ListTables", { Limit: 2, ExclusiveStartTableName: TableName }],
    ],
  });
}
