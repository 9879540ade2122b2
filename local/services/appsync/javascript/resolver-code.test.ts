import { afterAll, expect, it } from "vitest";
import { AwsError } from "../../../gateway/aws-error.ts";
import { serveApi, tokenOf } from "../api-for-tests.ts";

const js = (DataSourceName: string, Code: string) => ({ DataSourceName, Code, Runtime: { Name: "APPSYNC_JS", RuntimeVersion: "1.0.0" } });
const pipeline = (functions: string[], Code: string) => ({
  Kind: "PIPELINE",
  PipelineConfig: { Functions: functions },
  Code,
  Runtime: { Name: "APPSYNC_JS", RuntimeVersion: "1.0.0" },
});
const around = `
  import { runtime } from "@aws-appsync/utils";
  export const request = ({ args }) => (args.early === "before" ? runtime.earlyReturn("before") : {});
  export const response = ({ prev, result }) => "end of " + prev.result + ", " + result;`;
const returning = (payload: string) => `export const request = () => ({ payload: ${payload} }); export const response = ({ result }) => result;`;
const onTable = (call: string) =>
  js(
    "table",
    `import { util } from "@aws-appsync/utils";
     import * as ddb from "@aws-appsync/utils/dynamodb";
     export const request = ({ args }) => ${call};
     export const response = ({ error, result }) => (error ? util.error(error.message, error.type) : result);`,
  );

const api = await serveApi({
  lambda: () => Promise.reject(new AwsError("NotEmulated", "snake needs the runtime python3.13; only Node.js runs here.", 501)),
  schema: `
    type Note { id: ID! text: String }
    type Query {
      steps(early: String): String
      found: AWSJSON
      projected: AWSJSON
      transaction: String
      python: String
      notImported: String
      ownUtil: String
      earlyWithoutImport: String
      unknownUtil: String
      unknownNested: String
      unknownModule: String
      unknownMap: String
      template: String
      templateProperty: String
      invalid: Note
      nothingToFilter: AWSJSON
    }
    type Mutation { put: AWSJSON  remove: AWSJSON }
  `,
  resolvers: {
    "Query.steps": pipeline(["first", "second"], around),
    "Mutation.put": onTable(`ddb.batchPut({ tables: { Notes: [{ id: "a", text: "A" }, { id: "b", text: "B" }] } })`),
    "Mutation.remove": onTable(`ddb.batchDelete({ tables: { Notes: [{ id: "a" }] } })`),
    "Query.found": onTable(`ddb.batchGet({ tables: { Notes: { keys: [{ id: "a" }, { id: "x" }, { id: "b" }], projection: ["id", "text"] } } })`),
    "Query.projected": onTable(`ddb.batchGet({ tables: { Notes: { keys: [{ id: "b" }, { id: "x" }, { id: "a" }], projection: ["text"] } } })`),
    "Query.transaction": onTable(`ddb.transactWrite({ items: [] })`),
    "Query.python": js("function", `export const request = () => ({ operation: "Invoke" }); export const response = ({ result }) => result;`),
    "Query.notImported": js("none", `export const request = () => ({ payload: util.str.toUpper("a") }); export const response = ({ result }) => result;`),
    "Query.earlyWithoutImport": js("none", `export const request = () => runtime.earlyReturn("early"); export const response = () => null;`),
    "Query.ownUtil": js("none", `const util = { mine: "mine" }; export const request = () => ({ payload: util.mine }); export const response = ({ result }) => result;`),
    "Query.unknownUtil": js("none", `import { util } from "@aws-appsync/utils"; export const request = () => util.levitate(); export const response = () => null;`),
    "Query.unknownNested": js("none", `import { util } from "@aws-appsync/utils"; export const request = () => util.http.addResponseHeader("a", "b"); export const response = () => null;`),
    "Query.unknownModule": js("none", `import { select } from "@aws-appsync/utils/rds"; export const request = () => select({}); export const response = () => null;`),
    "Query.unknownMap": js("none", `import * as rds from "@aws-appsync/utils/rds"; export const request = () => rds.select({}); export const response = () => null;`),
    "Query.template": { DataSourceName: "none", RequestMappingTemplate: "{}", ResponseMappingTemplate: "$util.levitate()" },
    "Query.templateProperty": { DataSourceName: "none", RequestMappingTemplate: "{}", ResponseMappingTemplate: "$util.toJson($util.rds.toJsonString($ctx.result))" },
    "Query.invalid": onTable(`ddb.get({ key: { id: "" } })`),
    "Query.nothingToFilter": {
      DataSourceName: "table",
      RequestMappingTemplate: `{ "version": "2018-05-29", "operation": "Scan", "filter": null, "index": null, "nextToken": null, "projection": null }`,
      ResponseMappingTemplate: "$util.toJson($ctx.result.scannedCount)",
    },
  },
  functions: {
    first: js(
      "none",
      `import { runtime } from "@aws-appsync/utils";
       export function request({ args }) {
         if (args.early === "next") runtime.earlyReturn("next");
         if (args.early === "end") runtime.earlyReturn("end", { skipTo: "END" });
         return { payload: "first" };
       }
       export function response({ args, result }) {
         if (args.early === "end of the response") runtime.earlyReturn("late end", { skipTo: "END" });
         return result;
       }`,
    ),
    second: js("none", `export const request = ({ prev }) => ({ payload: prev.result + " second" }); export const response = ({ result }) => result;`),
    unused: js("none", returning(`"never"`)),
  },
});
afterAll(() => api.close());
const anna = tokenOf("anna");

it.each([
  ["nowhere", "end of first second, first second"],
  ["before", "end of before, before"],
  ["next", "end of next second, next second"],
  ["end", "end of end, end"],
  ["end of the response", "end of late end, late end"],
])("returns early: %s", async (early, result) => {
  expect((await api.ask(anna, "query($early: String) { steps(early: $early) }", { early })).data).toEqual({ steps: result });
});

it("reads, writes and deletes in batches", async () => {
  expect((await api.ask(anna, "mutation { put }")).errors).toBeUndefined();
  const found = async () => (JSON.parse(String((await api.ask(anna, "{ found }")).data?.["found"])) as { data: { Notes: unknown } }).data.Notes;
  expect(await found()).toEqual([{ id: "a", text: "A" }, null, { id: "b", text: "B" }]);
  expect((await api.ask(anna, "mutation { remove }")).errors).toBeUndefined();
  expect(await found()).toEqual([null, null, { id: "b", text: "B" }]);
});

it("finds what a projection leaves the key out of", async () => {
  await api.ask(anna, "mutation { put }");
  const { data, errors } = await api.ask(anna, "{ projected }");
  expect(errors).toBeUndefined();
  expect(JSON.parse(String(data?.["projected"]))).toMatchObject({ data: { Notes: [{ text: "B" }, null, { text: "A" }] } });
  expect(String(data?.["projected"])).not.toContain('"id"');
});

it.each([
  ["notImported", "A"],
  ["earlyWithoutImport", "early"],
  ["ownUtil", "mine"],
])("has util without an import, and gives way to one's own: %s", async (field, value) => {
  expect((await api.ask(anna, `{ ${field} }`)).data).toEqual({ [field]: value });
});

it.each([
  ["transaction", "TransactWriteItems"],
  ["python", "python3.13"],
  ["unknownUtil", "util.levitate"],
  ["unknownNested", "util.http"],
  ["unknownModule", "@aws-appsync/utils/rds:.select"],
  ["unknownMap", "@aws-appsync/utils/rds:.select"],
  ["template", "$util.levitate"],
  ["templateProperty", "$util.rds"],
])("answers NotEmulated by name: %s", async (field, name) => {
  const { data, errors } = await api.ask(anna, `{ ${field} }`);
  expect(data).toEqual({ [field]: null });
  expect(errors).toMatchObject([{ errorType: "NotEmulated", message: expect.stringContaining(name) as string }]);
});

it("gives what DynamoDB's model does not name the type that AppSync gives it", async () => {
  expect((await api.ask(anna, "{ invalid { id } }")).errors).toMatchObject([{ errorType: "DynamoDB:DynamoDbException", message: expect.stringMatching(/empty string value.*\(Service: DynamoDb, Status Code: 400, Request ID: /) as string }]);
});

it("takes null for what a template does not ask for", async () => {
  expect((await api.ask(anna, "{ nothingToFilter }")).errors).toBeUndefined();
});
