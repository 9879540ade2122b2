import type { Finding } from "./finding.ts";

interface Reason {
  readonly rule: RegExp;
  /** Of the construct, below the root stack. */
  readonly path: RegExp;
  /** Why it stays as it is. */
  readonly why: string;
}

const wildcard = (part: string) => new RegExp(`^AwsSolutions-IAM5\\[${part}`);

/** What cdk-nag's AwsSolutions pack would have otherwise, and why it is not. What has no reason here fails `backend.test.ts`. */
export const reasons: readonly Reason[] = [
  {
    rule: /^AwsSolutions-COG2$/,
    path: /^auth\/amplifyAuth\/UserPool\//,
    why: "A second factor that everyone must have would shut out people who share a phone, or have none.",
  },
  {
    rule: /^AwsSolutions-COG8$/,
    path: /^auth\/amplifyAuth\/UserPool\//,
    why: "Threat protection needs Cognito's Plus tier, paid per person: whoever deploys Parley decides. Cognito's lock-out after wrong passwords holds without it.",
  },
  {
    rule: /^AwsSolutions-COG7$/,
    path: /^auth\/amplifyAuth\/IdentityPool$/,
    why: "Guests translate, and join conversations, without an account: that is the product. Their role may call the fields of the API that backend.test.ts lists, and nothing else.",
  },
  {
    rule: /^AwsSolutions-IAM4\[.*AWSLambdaBasicExecutionRole\]$/,
    path: /(-lambda|AmplifyManagedTable(IsComplete|OnEvent)Role|Custom::CDKBucketDeployment\w+)\//,
    why: "Amplify and CDK give it to every function. It makes log groups and writes into them, and may nothing else.",
  },
  {
    rule: /^AwsSolutions-L1$/,
    path: /-lambda\/Resource$/,
    why: "Node.js 22 is a runtime that AWS supports, and nearer than the newest to the Node.js that the functions are tested on.",
  },
  { rule: /^AwsSolutions-L1$/, path: /Custom::CDKBucketDeployment/, why: "CDK's own function, in the runtime that CDK tests it on." },
  {
    rule: wildcard("Resource::\\*\\]$"),
    path: /^data\/(list-languages|translate-text|speak-text|change-room|say)-lambda\/ServiceRole\/DefaultPolicy\//,
    why: "Amazon Translate, Comprehend and Polly have no resource to name for what the function asks of them.",
  },
  {
    rule: wildcard("Resource::.*storageparleyBucket\\w+Arn>/speech/\\*\\]$"),
    path: /^data\/speak-text-lambda\//,
    why: "Names of sounds are hashes of what is said: the function may read and write in their folder, and in no other.",
  },
  {
    rule: wildcard("Resource::\\*\\]$"),
    path: /^data\/delete-account-lambda\/ServiceRole\/DefaultPolicy\//,
    why: "AWS has no resource for DeleteIdentities. The function deletes the identity that AppSync proved to be the caller's, and no other.",
  },
  {
    rule: wildcard("Resource::.*storageparleyBucket\\w+Arn>/people/\\*\\]$"),
    path: /^data\/delete-account-lambda\//,
    why: "Whose account is deleted is known only when it is: the function may delete in the folders of people, and read nothing in them.",
  },
  {
    rule: wildcard("Resource::<parleyBucket\\w+\\.Arn>/people/<cognito-identity\\.amazonaws\\.com:sub>/\\*\\]$"),
    path: /^storage\/.*storageAccess\d*\//,
    why: "The folder of the one who is signed in, by the policy variable that IAM fills in: nobody else's.",
  },
  {
    rule: wildcard("Resource::<.*lambda\\w+\\.?Arn>:\\*\\]$"),
    path: /^data\/amplifyData\/FunctionDirectiveStack\/Fn\w+LambdaDataSource\/|^function\/SchedulerRoleForTarget-\d+\//,
    why: "The versions of the one function that it calls, as CDK grants an invocation.",
  },
  {
    rule: wildcard("Resource::"),
    path: /^data\/amplifyData\/AmplifyTableManager\//,
    why: "Amplify's own function that makes and changes the tables of models: of this API's alone, whose names it cannot know beforehand.",
  },
  { rule: wildcard("Resource::.*:table/\\$\\{tablename\\}/\\*"), path: /^data\/amplifyData\/Phrase\/PhraseIAMRole\//, why: "The indexes of the model's one table." },
  {
    rule: wildcard("(Action|Resource)::"),
    path: /^data\/Custom::CDKBucketDeployment\w+\/ServiceRole\//,
    why: "CDK's own function, which copies the schema of the API into its two buckets while the backend is deployed.",
  },
  {
    rule: /^AwsSolutions-ASC3$/,
    path: /^data\/amplifyData\/GraphQLAPI\//,
    why: "AppSync's log is of requests and answers: what people say. The functions write a log of their own, without a word of it.",
  },
  {
    rule: /^AwsSolutions-S1$/,
    path: /^storage\/parley\/Bucket\//,
    why: "A log of every access would keep who listened to what, and when.",
  },
  {
    rule: /^AwsSolutions-S1(0)?$/,
    path: /^data\/(amplifyData\/AmplifyCodegenAssets\/AmplifyCodegenAssetsBucket|modelIntrospectionSchemaBucket)\//,
    why: "Amplify's own bucket. It holds the schema of the API, which every browser has too; who deploys writes and reads it, over TLS.",
  },
  {
    rule: /^AwsSolutions-DDB3$/,
    path: /^tables\/Tables\/(TranslationMemory|Usage|Rooms)\//,
    why: "Who closes a conversation is told that all of it is deleted: a backup would keep it for 35 days more. The others are a cache, and the counts of a day.",
  },
];

const belowRoot = ({ path }: Finding) => path.replace(/^[^/]*\//, "");

/** The findings that no reason is for. */
export const unexplained = (findings: readonly Finding[]): Finding[] =>
  findings.filter((finding) => !reasons.some((reason) => explains(reason, finding)));

/** The reasons that are for no finding. */
export const idle = (findings: readonly Finding[]): Reason[] =>
  reasons.filter((reason) => !findings.some((finding) => explains(reason, finding)));

const explains = ({ rule, path }: Reason, finding: Finding) => rule.test(finding.rule) && path.test(belowRoot(finding));
