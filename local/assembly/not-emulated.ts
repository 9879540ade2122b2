import type { Assembly, Resource } from "./model.ts";

/** What a service here runs, or what has nothing to do on one machine (versions, permissions of services to each other, metrics). */
const known = [
  /^AWS::AppSync::(?:ApiKey|DataSource|FunctionConfiguration|GraphQLApi|GraphQLSchema|Resolver)$/,
  /^AWS::CDK::Metadata$/,
  /^AWS::CloudFormation::Stack$/,
  /^AWS::Cognito::(?:IdentityPool|IdentityPoolRoleAttachment|UserPool|UserPoolClient|UserPoolGroup)$/,
  /^AWS::CloudWatch::/,
  /^AWS::DynamoDB::(?:GlobalTable|Table)$/,
  /^AWS::Events::Rule$/,
  /^AWS::IAM::/,
  /^AWS::Lambda::(?:Alias|Function|LayerVersion|Permission|Version)$/,
  /^AWS::Logs::LogGroup$/,
  /^AWS::S3::(?:Bucket|BucketPolicy)$/,
  /^AWS::SSM::Parameter$/,
  /^AWS::Scheduler::(?:Schedule|ScheduleGroup)$/,
  /^Custom::(?:AmplifyDynamoDBTable|CDKBucketDeployment|LogRetention|S3AutoDeleteObjects)$/,
];

/** The construct that makes tables on AWS waits for them with a state machine; here its tables are simply made. */
const isOfTableManager = ({ stackPath }: Resource) => stackPath.some((name) => name.includes("AmplifyTableManager"));

/** Resources that the local cloud has nothing for, by type and name: what depends on them will not work. */
export function notEmulated(assembly: Assembly): string[] {
  return assembly.resources
    .filter((resource) => !known.some((type) => type.test(resource.type)) && !isOfTableManager(resource))
    .map(({ type, logicalId }) => `${type} ${logicalId}`)
    .sort();
}
