import { expect, it } from "vitest";
import { writeAssembly } from "./assembly-for-tests.ts";
import { loadAssembly } from "./load-assembly.ts";
import { notEmulated } from "./not-emulated.ts";

const url = (key: string) => ({ "Fn::Sub": "https://s3.${AWS::Region}.${AWS::URLSuffix}/assets/" + key });

it("names what it has nothing for, in nested stacks too, and not what Amplify deploys tables with", () => {
  const nested = {
    "inner.json": { Resources: { OnUpload: { Type: "Custom::S3BucketNotifications" }, Table: { Type: "AWS::DynamoDB::Table" } } },
    "tables.json": { Resources: { Waiter: { Type: "AWS::StepFunctions::StateMachine" } } },
  };
  const root = {
    Resources: {
      Jobs: { Type: "AWS::SQS::Queue" },
      Pool: { Type: "AWS::Cognito::UserPool" },
      Inner: { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: url("inner.json") } },
      AmplifyTableManager: { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: url("tables.json") } },
    },
  };
  expect(notEmulated(loadAssembly(writeAssembly(root, nested)))).toEqual(["AWS::SQS::Queue Jobs", "Custom::S3BucketNotifications OnUpload"]);
});
