import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { AssemblyError } from "./assembly-error.ts";
import { writeAssembly } from "./assembly-for-tests.ts";
import { loadAssembly } from "./load-assembly.ts";

const url = (key: string) => ({ "Fn::Sub": "https://s3.${AWS::Region}.${AWS::URLSuffix}/assets/" + key });

/** The properties of one resource in which each value stands as an expression. */
function resolve(Properties: Record<string, unknown>, rest: object = {}) {
  const root = { ...rest, Resources: { Subject: { Type: "Custom::Subject", Properties }, ...("Resources" in rest ? (rest.Resources as object) : {}) } };
  return loadAssembly(writeAssembly(root)).resources.find(({ logicalId }) => logicalId === "Subject")?.properties;
}

it("resolves the intrinsic functions of strings and lists", () => {
  const properties = resolve({
    join: { "Fn::Join": ["-", ["a", { Ref: "AWS::Region" }, 3]] },
    select: { "Fn::Select": ["1", { "Fn::Split": [":", "a:b:c"] }] },
    sub: { "Fn::Sub": ["${x}/${AWS::AccountId}/${!kept}/${Bucket}", { x: { Ref: "AWS::Partition" } }] },
    base64: { "Fn::Base64": "hello" },
    map: { "Fn::FindInMap": ["M", { Ref: "AWS::Region" }, "k"] },
    json: { "Fn::ToJsonString": { a: { Ref: "AWS::Region" } } },
  }, {
    Mappings: { M: { "us-east-1": { k: "v" } } },
    Resources: { Bucket: { Type: "AWS::S3::Bucket", Properties: { BucketName: "b" } } },
  });
  expect(properties).toEqual({
    join: "a-us-east-1-3",
    select: "b",
    sub: "aws/000000000000/${kept}/b",
    base64: "aGVsbG8=",
    map: "v",
    json: '{"a":"us-east-1"}',
  });
});

it("evaluates only the branch that a condition chooses, and leaves AWS::NoValue out", () => {
  const properties = resolve({
    chosen: { "Fn::If": ["No", { Ref: "Missing" }, "right"] },
    gone: { "Fn::If": ["Yes", { Ref: "AWS::NoValue" }, 1] },
    list: ["a", { "Fn::If": ["No", "b", { Ref: "AWS::NoValue" }] }],
  }, {
    Parameters: { P: { Type: "String", Default: "x" } },
    Conditions: {
      Yes: { "Fn::And": [{ "Fn::Equals": [{ Ref: "P" }, "x"] }, { "Fn::Not": [{ Condition: "No" }] }] },
      No: { "Fn::Or": [{ "Fn::Equals": [1, 2] }, { "Fn::Equals": ["a", "b"] }] },
    },
  });
  expect(properties).toEqual({ chosen: "right", list: ["a"] });
});

it("leaves a policy's Condition as it is", () => {
  const statement = { Effect: "Allow", Condition: { StringEquals: { "aws:x": "y" } } };
  expect(resolve({ statement, alone: { Condition: { Bool: { a: "true" } } } })).toEqual({ statement, alone: { Condition: { Bool: { a: "true" } } } });
});

it("leaves out a resource whose condition is false", () => {
  const { resources } = loadAssembly(writeAssembly({
    Conditions: { No: { "Fn::Equals": ["a", "b"] } },
    Resources: { Gone: { Type: "AWS::S3::Bucket", Condition: "No" }, Here: { Type: "AWS::S3::Bucket" } },
  }));
  expect(resources.map(({ logicalId }) => logicalId)).toEqual(["Here"]);
});

it("passes parameters down into nested stacks and outputs up and across", () => {
  const assembly = loadAssembly(writeAssembly({
    Resources: {
      First: { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: url("first.json") } },
      Second: {
        Type: "AWS::CloudFormation::Stack",
        Properties: { TemplateURL: url("second.json"), Parameters: { pool: { "Fn::GetAtt": ["First", "Outputs.pool"] } } },
      },
    },
    Outputs: { seen: { Value: { "Fn::GetAtt": ["Second", "Outputs.seen"] } } },
  }, {
    "first.json": {
      Resources: { Pool: { Type: "AWS::Cognito::UserPool" } },
      Outputs: { pool: { Value: { Ref: "Pool" } } },
    },
    "second.json": {
      Parameters: { pool: { Type: "String" } },
      Resources: { Client: { Type: "AWS::Cognito::UserPoolClient", Properties: { UserPoolId: { Ref: "pool" } } } },
      Outputs: { seen: { Value: { "Fn::Sub": "<${pool}>" } } },
    },
  }));
  const [pool] = assembly.resourcesOf("AWS::Cognito::UserPool");
  const [client] = assembly.resourcesOf("AWS::Cognito::UserPoolClient");
  expect(pool?.ref).toMatch(/^us-east-1_[A-Za-z0-9]{9}$/);
  expect(pool?.stackPath).toEqual(["First"]);
  expect(client?.ref).toMatch(/^[a-z0-9]{26}$/);
  expect(client?.properties.UserPoolId).toBe(pool?.ref);
  expect(assembly.rootOutputs).toEqual({ seen: `<${pool?.ref}>` });
});

it("names everything the same at every start, and differently in each place", () => {
  const template = { Resources: { A: { Type: "AWS::S3::Bucket" }, B: { Type: "AWS::S3::Bucket" } } };
  const names = () => loadAssembly(writeAssembly(template)).resources.map(({ ref }) => ref);
  expect(names()).toEqual(names());
  expect(new Set(names()).size).toBe(2);
  for (const name of names()) expect(name).toMatch(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/);
});

it("gives a type that it does not know a name and an ARN", () => {
  const properties = resolve(
    { ref: { Ref: "X" }, arn: { "Fn::GetAtt": ["X", "Arn"] }, given: { "Fn::GetAtt": "X.Given" }, other: { "Fn::GetAtt": ["X", "Other"] } },
    { Resources: { X: { Type: "AWS::Quantum::Leap", Properties: { Given: { Ref: "AWS::Region" } } } } },
  );
  expect(properties?.arn).toMatch(/^arn:aws:quantum:us-east-1:000000000000:leap\/.+X.+/);
  expect(properties).toMatchObject({ given: "us-east-1", other: properties?.ref });
});

it("says where a circle is instead of running into it", () => {
  const root = {
    Resources: {
      A: { Type: "AWS::S3::Bucket", Properties: { BucketName: { Ref: "B" } } },
      B: { Type: "AWS::S3::Bucket", Properties: { BucketName: { Ref: "A" } } },
    },
  };
  expect(() => loadAssembly(writeAssembly(root))).toThrow("Stack root, resource A: it depends on itself.");
});

it("names stack and logical id of what does not resolve", () => {
  const nested = { "n.json": { Resources: { Bad: { Type: "Custom::X", Properties: { p: { Ref: "Nothing" } } } } } };
  const root = { Resources: { Inner: { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: url("n.json") } } } };
  expect(() => loadAssembly(writeAssembly(root, nested))).toThrow("Stack root/Inner, Nothing: the template has no such resource or parameter.");
  expect(() => resolve({ p: { "Fn::ImportValue": "x" } })).toThrow(/Subject: Fn::ImportValue of x/);
  expect(() => resolve({ p: { "Fn::Nonsense": 1 } })).toThrow(/Subject: Fn::Nonsense is not supported/);
});

it("finds an asset by key, s3 URL and https URL, and names one that is missing", () => {
  const assembly = loadAssembly(writeAssembly({}, {}, { "abc.zip": { "index.mjs": "" } }));
  const path = assembly.assetPath("abc.zip");
  expect(path).toBe(`${assembly.directory}/asset.abc`);
  expect(assembly.assetPath("s3://assets/abc.zip")).toBe(path);
  expect(assembly.assetPath("https://s3.us-east-1.amazonaws.com/assets/abc.zip")).toBe(path);
  expect(() => assembly.assetPath("nope.zip")).toThrow("has no asset nope.zip");
});

it("says that a folder is no synthesized backend", () => {
  expect(() => loadAssembly("/nowhere")).toThrow("/nowhere is no synthesized backend");
});

const stack = (stackName: string) => ({ type: "aws:cloudformation:stack", properties: { templateFile: "amplify-test.template.json", stackName } });

it.each([
  ["manifest.json", "not json", /manifest\.json cannot be read as JSON .*Synthesize the backend again/],
  ["manifest.json", "[]", "manifest.json holds no JSON object"],
  ["manifest.json", "{}", "names no CloudFormation stack"],
  ["manifest.json", JSON.stringify({ artifacts: { Shop: stack("Shop"), Other: stack("Other") } }), "holds no Amplify backend, whose stack would be called amplify-...: its manifest.json names only Shop, Other."],
  ["amplify-test.template.json", "garbage", /template\.json cannot be read as JSON .*Synthesize the backend again/],
  ["amplify-test.template.json", "[]", "amplify-test.template.json holds no JSON object"],
  ["root.assets.json", '{"files', "root.assets.json cannot be read as JSON"],
])("refuses an assembly whose %s is %s", (file, content, words) => {
  const directory = writeAssembly({});
  writeFileSync(join(directory, file), content);
  expect(() => loadAssembly(directory)).toThrow(AssemblyError);
  expect(() => loadAssembly(directory)).toThrow(words);
});
