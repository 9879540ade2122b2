import { afterAll, expect, it } from "vitest";
import { AwsError } from "../../../gateway/aws-error.ts";
import type { AccessControl, Denial } from "../../../iam/access-control.ts";
import { everythingAllowed } from "../../../iam/everything-allowed.fixture.ts";
import { serveApi } from "../api-for-tests.ts";

const signed = "AWS4-HMAC-SHA256 of the test";
const apiArn = "arn:aws:appsync:eu-west-1:000000000000:apis/api";
const asked: string[] = [];
const refusedTo = new Set<string>();

/** Refuses `PRINCIPAL ACTION RESOURCE`, and nothing else. */
const access: AccessControl = {
  ...everythingAllowed,
  refusalOf({ arn: principal }, { action, resource }) {
    const call = `${principal.split(":assumed-role/")[1] ?? ""} ${action} ${resource.replace(apiArn, "api")}`;
    asked.push(call);
    const denial: Denial = { time: "", principal, action, resource, layer: "identity-based policy", explicit: false, message: `Not ${call}.` };
    return refusedTo.has(call) ? denial : undefined;
  },
};

const none = (answer: string) => ({ DataSourceName: "none", RequestMappingTemplate: `{"version":"2018-05-29","payload":${answer}}`, ResponseMappingTemplate: "$util.toJson($ctx.result)" });
const onTable = (request: string) => ({ DataSourceName: "table", RequestMappingTemplate: `{"version":"2018-05-29",${request}}`, ResponseMappingTemplate: "#if($ctx.error)$util.error($ctx.error.message, $ctx.error.type)#end$util.toJson($ctx.result)" });
const api = await serveApi({
  schema: `
    type Note @aws_iam { id: ID!  text: String }
    type Query @aws_iam { one: String  two: String  sure: String!  note: Note  call: String }
    type Mutation @aws_iam { say(text: String): Note }
    type Subscription @aws_iam { onSay: Note @aws_subscribe(mutations: ["say"]) }
  `,
  api: { AdditionalAuthenticationProviders: [{ AuthenticationType: "AWS_IAM" }] },
  resolvers: {
    "Query.one": none('"1"'),
    "Query.two": none('"2"'),
    "Query.sure": none('"3"'),
    "Query.note": onTable(`"operation":"GetItem","key":{"id":{"S":"n"}}`),
    "Query.call": { DataSourceName: "function" },
    "Mutation.say": onTable(`"operation":"PutItem","key":{"id":{"S":"n"}}`),
  },
  signatures: { verify: () => Promise.resolve({ arn: "arn:aws:sts::000000000000:assumed-role/guest/s", roleArn: "arn:aws:iam::000000000000:role/guest", accountId: "000000000000" }) },
  // As the Lambda service does.
  lambda: (functionArn, _event, _type, caller) => {
    const denial = caller && access.refusalOf(caller, { action: "lambda:InvokeFunction", resource: functionArn });
    return denial ? Promise.reject(new AwsError("AccessDeniedException", denial.message, 403)) : Promise.resolve({ payload: "heard" });
  },
  access,
});
afterAll(() => api.close());

async function refusing<Result>(calls: readonly string[], work: () => Promise<Result>): Promise<Result> {
  for (const call of calls) refusedTo.add(call);
  try {
    return await work();
  } finally {
    refusedTo.clear();
  }
}
const ask = (query: string, ...calls: string[]) => refusing(calls, () => api.ask(signed, query));
const mayNot = (field: string) => `guest/s appsync:GraphQL api/types/${field.replace(".", "/fields/")}`;

it("asks the caller's role for each field of Query, by its own name, and for nothing inside it", async () => {
  asked.length = 0;
  expect(await ask("query ($no: Boolean = true) { __typename first: one ...more two @skip(if: $no) } fragment more on Query { sure note { id } }")).toMatchObject({ status: 200, data: { first: "1", sure: "3" } });
  expect(asked.filter((call) => call.startsWith("guest/s"))).toEqual(["one", "sure", "note"].map((field) => mayNot(`Query.${field}`)));
});

it("refuses a request of which nothing is permitted as a whole", async () => {
  const refusal = { errors: [{ errorType: "UnauthorizedException", message: `Permission denied. Not ${mayNot("Query.one")}.` }] };
  expect(await ask("{ one }", mayNot("Query.one"))).toEqual({ status: 401, ...refusal });
  expect(await ask("{ __typename one two }", mayNot("Query.one"), mayNot("Query.two"))).toEqual({ status: 401, ...refusal });
  expect(await ask("{ sure }", mayNot("Query.sure"))).toMatchObject({ status: 401 });
});

it("answers what is permitted, and names the rest", async () => {
  expect(await ask("{ one two }", mayNot("Query.two"))).toEqual({
    status: 200,
    data: { one: "1", two: null },
    errors: [
      {
        path: ["two"],
        data: null,
        errorType: "Unauthorized",
        errorInfo: `Not ${mayNot("Query.two")}.`,
        locations: [{ line: 1, column: 7, sourceName: null }],
        message: "Not Authorized to access two on type Query",
      },
    ],
  });
});

it("changes nothing for a mutation that is not permitted", async () => {
  expect(await ask('mutation { say(text: "x") { id } }', mayNot("Mutation.say"))).toMatchObject({ status: 401 });
  expect((await ask("{ note { id } }")).data).toEqual({ note: null });
});

it("refuses a subscription that is not permitted, on a connection that stands", async () => {
  const header = { authorization: signed };
  const connection = await api.connect(header);
  connection.send({ type: "connection_init" });
  await connection.next("connection_ack");
  await refusing([mayNot("Subscription.onSay")], async () => {
    connection.start("1", header, "subscription { onSay { id } }");
    const errors = [{ errorType: "UnauthorizedException", message: `Permission denied. Not ${mayNot("Subscription.onSay")}.` }];
    expect(await connection.next("error")).toEqual({ id: "1", type: "error", payload: { errors } });
  });
  connection.start("2", header, "subscription { onSay { id } }");
  await connection.next("start_ack");
  connection.close();
});

it("asks its sources in the name of their role, whose refusal is the field's error", async () => {
  const table = "data-source/APPSYNC_ASSUME_ROLE dynamodb:GetItem arn:aws:dynamodb:eu-west-1:000000000000:table/Notes";
  const fn = "data-source/APPSYNC_ASSUME_ROLE lambda:InvokeFunction arn:function";
  expect(await ask("{ note { id } }", table)).toMatchObject({
    status: 200,
    data: { note: null },
    errors: [{ path: ["note"], errorType: "DynamoDB:DynamoDbException", message: expect.stringContaining(`Not ${table}. (Service: DynamoDb, Status Code: 400`) as string }],
  });
  expect(await ask("{ call }", fn)).toMatchObject({
    status: 200,
    data: { call: null },
    errors: [{ path: ["call"], errorType: "Lambda:AccessDeniedException", message: expect.stringContaining(`Not ${fn}. (Service: AWSLambda; Status Code: 403`) as string }],
  });
  expect((await ask("{ call }")).data).toEqual({ call: "heard" });
});
