import type { Identifiers } from "./identifiers.ts";
import { member } from "./template.ts";

/** What a resource's identity is made from. Properties are evaluated when they are asked for, not before. */
export interface Seed {
  readonly type: string;
  readonly logicalId: string;
  readonly stackName: string;
  readonly region: string;
  readonly accountId: string;
  readonly ids: Identifiers;
  /** A property as text; undefined where it is left out or is no text. */
  text(property: string): string | undefined;
}

export interface PhysicalResource {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

type Describe = (seed: Seed) => PhysicalResource;

/**
 * What `Ref` and `Fn::GetAtt` answer, by type, as in the "Return values" of
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
const types: Readonly<Record<string, Describe>> = {
  "AWS::Cognito::UserPool": (seed) => {
    const ref = `${seed.region}_${seed.ids.mixed(9)}`;
    const provider = `cognito-idp.${seed.region}.amazonaws.com/${ref}`;
    const Arn = arn(seed, "cognito-idp", `userpool/${ref}`);
    return { ref, attributes: { Arn, ProviderName: provider, ProviderURL: `https://${provider}`, UserPoolId: ref } };
  },
  "AWS::Cognito::UserPoolClient": (seed) => {
    const ref = seed.ids.lower(26);
    const Name = seed.text("ClientName") ?? generated(seed, 128);
    const secret = seed.text("GenerateSecret") === "true" ? { ClientSecret: seed.ids.lower(51) } : undefined;
    return { ref, attributes: { ClientId: ref, Name, ...secret } };
  },
  "AWS::Cognito::UserPoolGroup": (seed) => named(seed, "GroupName"),
  "AWS::Cognito::UserPoolDomain": (seed) => {
    const ref = seed.text("Domain") ?? seed.ids.lower(20);
    return { ref, attributes: { CloudFrontDistribution: `${ref}.auth.${seed.region}.amazoncognito.com` } };
  },
  "AWS::Cognito::UserPoolIdentityProvider": (seed) => named(seed, "ProviderName"),
  "AWS::Cognito::IdentityPool": (seed) => {
    const ref = `${seed.region}:${seed.ids.uuid()}`;
    return { ref, attributes: { Name: seed.text("IdentityPoolName") ?? generated(seed, 128) } };
  },
  "AWS::IAM::Role": (seed) => {
    const ref = seed.text("RoleName") ?? generated(seed, 64);
    const Arn = `arn:aws:iam::${seed.accountId}:role${seed.text("Path") ?? "/"}${ref}`;
    return { ref, attributes: { Arn, RoleId: `AROA${seed.ids.upper(17)}` } };
  },
  "AWS::IAM::ManagedPolicy": (seed) => {
    const name = seed.text("ManagedPolicyName") ?? generated(seed, 128);
    const ref = `arn:aws:iam::${seed.accountId}:policy${seed.text("Path") ?? "/"}${name}`;
    return { ref, attributes: { PolicyArn: ref, PolicyId: `ANPA${seed.ids.upper(17)}` } };
  },
  "AWS::DynamoDB::Table": (seed) => table(seed, seed.text("TableName"), "Arn", "StreamArn"),
  "AWS::DynamoDB::GlobalTable": (seed) => table(seed, seed.text("TableName"), "Arn", "StreamArn"),
  "Custom::AmplifyDynamoDBTable": (seed) => table(seed, seed.text("tableName"), "TableArn", "TableStreamArn"),
  "AWS::S3::Bucket": (seed) => {
    const ref = seed.text("BucketName") ?? bucketName(seed);
    const attributes = {
      Arn: `arn:aws:s3:::${ref}`,
      DomainName: `${ref}.s3.amazonaws.com`,
      DualStackDomainName: `${ref}.s3.dualstack.${seed.region}.amazonaws.com`,
      RegionalDomainName: `${ref}.s3.${seed.region}.amazonaws.com`,
      WebsiteURL: `http://${ref}.s3-website-${seed.region}.amazonaws.com`,
    };
    return { ref, attributes };
  },
  "AWS::Lambda::Function": (seed) => {
    const ref = seed.text("FunctionName") ?? generated(seed, 64);
    return { ref, attributes: { Arn: arn(seed, "lambda", `function:${ref}`) } };
  },
  "AWS::Lambda::LayerVersion": (seed) => {
    const ref = arn(seed, "lambda", `layer:${seed.text("LayerName") ?? seed.logicalId}:1`);
    return { ref, attributes: { LayerVersionArn: ref } };
  },
  "AWS::Lambda::Version": (seed) => {
    const ref = `${functionArn(seed)}:1`;
    return { ref, attributes: { FunctionArn: ref, Version: "1" } };
  },
  "AWS::Lambda::Alias": (seed) => {
    const ref = `${functionArn(seed)}:${seed.text("Name") ?? "live"}`;
    return { ref, attributes: { AliasArn: ref } };
  },
  "AWS::Lambda::Url": (seed) => {
    const FunctionUrl = `https://${seed.ids.lower(32)}.lambda-url.${seed.region}.on.aws/`;
    return { ref: functionArn(seed), attributes: { FunctionArn: functionArn(seed), FunctionUrl } };
  },
  "AWS::AppSync::GraphQLApi": (seed) => {
    const ApiId = seed.ids.lower(26);
    const ref = arn(seed, "appsync", `apis/${ApiId}`);
    const host = seed.ids.lower(26).split("").reverse().join("");
    const GraphQLDns = `${host}.appsync-api.${seed.region}.amazonaws.com`;
    const RealtimeDns = `${host}.appsync-realtime-api.${seed.region}.amazonaws.com`;
    const urls = { GraphQLUrl: `https://${GraphQLDns}/graphql`, RealtimeUrl: `wss://${RealtimeDns}/graphql` };
    return { ref, attributes: { ApiId, Arn: ref, GraphQLDns, RealtimeDns, GraphQLEndpointArn: `${ref}/endpoint`, ...urls } };
  },
  "AWS::AppSync::GraphQLSchema": (seed) => ({ ref: `${seed.text("ApiId") ?? ""}GraphQLSchema`, attributes: {} }),
  "AWS::AppSync::ApiKey": (seed) => {
    const ApiKey = `da2-${seed.ids.lower(26)}`;
    const Arn = apiArn(seed, `apikeys/${ApiKey}`);
    return { ref: Arn, attributes: { ApiKey, ApiKeyId: ApiKey, Arn } };
  },
  "AWS::AppSync::DataSource": (seed) => {
    const Name = seed.text("Name") ?? generated(seed, 128);
    const ref = apiArn(seed, `datasources/${Name}`);
    return { ref, attributes: { DataSourceArn: ref, Name } };
  },
  "AWS::AppSync::FunctionConfiguration": (seed) => {
    const FunctionId = seed.ids.lower(26);
    const ref = apiArn(seed, `functions/${FunctionId}`);
    const attributes = { FunctionId, FunctionArn: ref, Name: seed.text("Name") ?? "", DataSourceName: seed.text("DataSourceName") ?? "" };
    return { ref, attributes };
  },
  "AWS::AppSync::Resolver": (seed) => {
    const TypeName = seed.text("TypeName") ?? "";
    const FieldName = seed.text("FieldName") ?? "";
    const ref = apiArn(seed, `types/${TypeName}/resolvers/${FieldName}`);
    return { ref, attributes: { ResolverArn: ref, TypeName, FieldName } };
  },
  "AWS::SSM::Parameter": (seed) => {
    const ref = seed.text("Name") ?? generated(seed, 128);
    return { ref, attributes: { Type: seed.text("Type") ?? "String", Value: seed.text("Value") ?? "" } };
  },
  "AWS::SNS::Topic": (seed) => {
    const TopicName = seed.text("TopicName") ?? generated(seed, 128);
    const ref = arn(seed, "sns", TopicName);
    return { ref, attributes: { TopicArn: ref, TopicName } };
  },
  "AWS::SQS::Queue": (seed) => {
    const QueueName = seed.text("QueueName") ?? generated(seed, 80);
    const ref = `https://sqs.${seed.region}.amazonaws.com/${seed.accountId}/${QueueName}`;
    return { ref, attributes: { Arn: arn(seed, "sqs", QueueName), QueueName, QueueUrl: ref } };
  },
  "AWS::StepFunctions::StateMachine": (seed) => {
    const Name = seed.text("StateMachineName") ?? generated(seed, 80);
    const ref = arn(seed, "states", `stateMachine:${Name}`);
    return { ref, attributes: { Arn: ref, Name } };
  },
  "AWS::KMS::Key": (seed) => {
    const ref = seed.ids.uuid();
    return { ref, attributes: { Arn: arn(seed, "kms", `key/${ref}`), KeyId: ref } };
  },
  "AWS::SecretsManager::Secret": (seed) => {
    const ref = arn(seed, "secretsmanager", `secret:${seed.text("Name") ?? generated(seed, 128)}-${seed.ids.mixed(6)}`);
    return { ref, attributes: { Id: ref } };
  },
  "AWS::Logs::LogGroup": (seed) => {
    const ref = seed.text("LogGroupName") ?? generated(seed, 128);
    return { ref, attributes: { Arn: arn(seed, "logs", `log-group:${ref}:*`) } };
  },
  "AWS::Events::Rule": (seed) => {
    const ref = seed.text("Name") ?? generated(seed, 64);
    return { ref, attributes: { Arn: arn(seed, "events", `rule/${ref}`) } };
  },
  "AWS::Scheduler::Schedule": (seed) => {
    const ref = seed.text("Name") ?? generated(seed, 64);
    return { ref, attributes: { Arn: arn(seed, "scheduler", `schedule/${seed.text("GroupName") ?? "default"}/${ref}`) } };
  },
};

/** A type that is not in the table gets a name made like CloudFormation's, and an ARN made of its type. */
export function physicalResource(seed: Seed): PhysicalResource {
  const describe = member(types, seed.type);
  if (describe) return describe(seed);
  const ref = generated(seed, 64);
  const [service = "", kind = ""] = seed.type.toLowerCase().split("::").slice(-2);
  return { ref, attributes: { Arn: arn(seed, service, `${kind}/${ref}`) } };
}

function arn({ region, accountId }: Seed, service: string, resource: string): string {
  return `arn:aws:${service}:${region}:${accountId}:${resource}`;
}

function apiArn(seed: Seed, path: string): string {
  return arn(seed, "appsync", `apis/${seed.text("ApiId") ?? "unknown"}/${path}`);
}

function functionArn(seed: Seed): string {
  const name = seed.text("FunctionName") ?? seed.text("TargetFunctionArn") ?? "unknown";
  return name.startsWith("arn:") ? name : arn(seed, "lambda", `function:${name}`);
}

function named(seed: Seed, property: string): PhysicalResource {
  return { ref: seed.text(property) ?? generated(seed, 128), attributes: {} };
}

function table(seed: Seed, name: string | undefined, arnName: string, streamName: string): PhysicalResource {
  const ref = name ?? generated(seed, 255);
  const tableArn = arn(seed, "dynamodb", `table/${ref}`);
  const attributes = { [arnName]: tableArn, [streamName]: `${tableArn}/stream/2026-01-01T00:00:00.000`, TableId: seed.ids.uuid() };
  return { ref, attributes };
}

/** `STACK-LOGICALID-RANDOM`, each part cut so that the whole fits, as CloudFormation does. */
function generated(seed: Seed, limit: number): string {
  const part = Math.floor((Math.min(limit, 128) - 14) / 2);
  return `${seed.stackName.slice(0, part)}-${seed.logicalId.slice(0, part)}-${seed.ids.upper(12)}`;
}

/** Lower case, at most 63 characters, neither end a hyphen: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function bucketName(seed: Seed): string {
  const legal = (text: string, limit: number) => text.toLowerCase().replace(/[^a-z0-9-]/g, "").slice(0, limit).replace(/^-+|-+$/g, "");
  return `${legal(seed.stackName, 24)}-${legal(seed.logicalId, 20)}-${seed.ids.lower(12)}`;
}
