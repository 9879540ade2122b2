/** Something that cdk-nag would have otherwise. */
export interface Finding {
  /** With the part that it is about: `AwsSolutions-IAM5[Resource::*]`. */
  readonly rule: string;
  readonly description: string;
  /** Of the construct. */
  readonly path: string;
}
