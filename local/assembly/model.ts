/** A synthesized backend with every nested stack opened and every intrinsic function resolved. */
export interface Assembly {
  readonly directory: string;
  readonly accountId: string;
  readonly region: string;
  /** Of the root stack: `amplify-NAMESPACE-NAME-TYPE-HASH`. */
  readonly rootStackName: string;
  readonly rootOutputs: Readonly<Record<string, string>>;
  readonly rootMetadata: Readonly<Record<string, unknown>>;
  /** All resources of all stacks. */
  readonly resources: readonly Resource[];
  /** Those of one CloudFormation type, in a stable order. */
  resourcesOf(type: string): readonly Resource[];
  /** The file or folder of an asset that was named by its place in the asset bucket (`S3Bucket`, `S3Key`, or an `s3://` URL). */
  assetPath(objectKeyOrUrl: string): string;
}

export interface Resource {
  /** Names of the nested stacks from the root on, empty for the root. */
  readonly stackPath: readonly string[];
  readonly logicalId: string;
  readonly type: string;
  /** What `Ref` answers. The same at every start for the same assembly. */
  readonly ref: string;
  /** What `Fn::GetAtt` answers; keys such as `Arn`. */
  readonly attributes: Readonly<Record<string, string>>;
  /** With intrinsics resolved; property names as in the template. */
  readonly properties: Readonly<Record<string, unknown>>;
}
