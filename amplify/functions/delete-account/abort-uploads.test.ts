import { AbortMultipartUploadCommand, ListMultipartUploadsCommand, NoSuchUpload, S3Client } from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { abortUploads } from "./abort-uploads.ts";

const s3 = mockClient(S3Client);
const client = new S3Client({ region: "us-east-1", credentials: { accessKeyId: "test", secretAccessKey: "test" } });
beforeEach(() => s3.reset());
const run = (checkTime: () => void = () => undefined) => abortUploads(client, "bucket", "people/r:1/", checkTime);
const upload = (UploadId: string) => ({ Key: "people/r:1/a", UploadId });
const aborted = () => s3.commandCalls(AbortMultipartUploadCommand).map(({ args: [{ input }] }) => input.UploadId);

it("aborts until there is none, and asks for nothing where there is none", async () => {
  s3.on(ListMultipartUploadsCommand).resolvesOnce({ Uploads: [upload("1"), upload("2")] }).resolvesOnce({ Uploads: [upload("2")] }).resolves({});
  s3.on(AbortMultipartUploadCommand).resolves({});
  await run();
  expect(aborted()).toEqual(["1", "2", "2"]);
  s3.reset();
  s3.on(ListMultipartUploadsCommand).resolves({});
  await run();
  expect(aborted()).toEqual([]);
  expect(s3.commandCalls(ListMultipartUploadsCommand)[0]?.args[0].input).toMatchObject({ Bucket: "bucket", Prefix: "people/r:1/" });
});

it("goes on where an upload is over meanwhile, and fails as S3 does otherwise", async () => {
  s3.on(ListMultipartUploadsCommand).resolvesOnce({ Uploads: [upload("1"), upload("2")] }).resolves({});
  s3.on(AbortMultipartUploadCommand).rejectsOnce(new NoSuchUpload({ message: "over", $metadata: {} })).resolves({});
  await run();
  expect(aborted()).toEqual(["1", "2"]);
  s3.on(ListMultipartUploadsCommand).resolves({ Uploads: [upload("1")] });
  s3.on(AbortMultipartUploadCommand).rejects(new Error("AccessDenied"));
  await expect(run()).rejects.toThrow("AccessDenied");
});

it("stops when its time is up, though an upload never ends", async () => {
  s3.on(ListMultipartUploadsCommand).resolves({ Uploads: [upload("1")] });
  s3.on(AbortMultipartUploadCommand).resolves({});
  let checks = 0;
  const brief = () => {
    if (++checks > 5) throw new Error("time is up");
  };
  await expect(run(brief)).rejects.toThrow("time is up");
});
