import type { Assembly } from "../../../assembly/model.ts";
import { roleSession } from "../../../authentication/role-session.ts";
import type { DynamoDb, LambdaInvoker } from "../../interfaces.ts";
import type { ResolverContext } from "../resolvers/context.ts";
import { notEmulated } from "../resolvers/resolver-error.ts";
import { dynamoDbDataSource } from "./dynamodb/dynamodb-data-source.ts";
import { lambdaDataSource } from "./lambda-data-source.ts";
import { noneDataSource } from "./none-data-source.ts";

export interface DataSource {
  /** Answers one request document. Rejects with ResolverError, whose `data` is what the response mapping gets as result. */
  invoke(request: unknown, context: ResolverContext): Promise<unknown>;
  /** What stands for a request mapping that there is none of. Left out: the data source needs one. */
  defaultRequest?(context: ResolverContext): unknown;
}

interface Properties {
  readonly Name: string;
  readonly Type: string;
  readonly ServiceRoleArn?: string;
  readonly DynamoDBConfig?: { readonly TableName: string };
  readonly LambdaConfig?: { readonly LambdaFunctionArn: string };
}

interface Backends {
  readonly dynamodb: DynamoDb;
  readonly lambda: LambdaInvoker;
}

/** The API's data sources by name. One of a type that is not emulated says so when it is used. */
export function createDataSources(assembly: Assembly, apiId: string, backends: Backends): ReadonlyMap<string, DataSource> {
  return new Map(
    assembly
      .resourcesOf("AWS::AppSync::DataSource")
      .filter((resource) => resource.properties["ApiId"] === apiId)
      .map((resource) => resource.properties as Partial<Properties> as Properties)
      .map((properties) => [properties.Name, createDataSource(properties, backends, assembly.accountId)]),
  );
}

function createDataSource(properties: Properties, { dynamodb, lambda }: Backends, accountId: string): DataSource {
  const { Name, Type, ServiceRoleArn = "", DynamoDBConfig, LambdaConfig } = properties;
  // AppSync asks in the name of the data source's role, whoever asks AppSync.
  const caller = roleSession(ServiceRoleArn, "APPSYNC_ASSUME_ROLE", accountId);
  if (Type === "NONE") return noneDataSource;
  if (Type === "AMAZON_DYNAMODB" && DynamoDBConfig) return dynamoDbDataSource(dynamodb, DynamoDBConfig.TableName, caller);
  if (Type === "AWS_LAMBDA" && LambdaConfig) return lambdaDataSource(lambda, LambdaConfig.LambdaFunctionArn, caller);
  return { invoke: () => Promise.reject(notEmulated(`the ${Type} data source ${Name}`)) };
}
