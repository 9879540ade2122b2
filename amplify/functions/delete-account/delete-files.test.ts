import { DeleteObjectsCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { deleteFiles } from "./delete-files.ts";

const s3 = mockClient(S3Client);
const client = new S3Client({ region: "us-east-1", credentials: { accessKeyId: "test", secretAccessKey: "test" } });
beforeEach(() => s3.reset());
const run = () => deleteFiles(client, "bucket", "people/r:1/", () => undefined);

it("deletes page after page, and asks for nothing where there is nothing", async () => {
  s3.on(ListObjectsV2Command).resolves({}).on(ListObjectsV2Command, { ContinuationToken: undefined }).resolves({ Contents: [{ Key: "people/r:1/a" }], NextContinuationToken: "2" });
  s3.on(ListObjectsV2Command, { ContinuationToken: "2" }).resolves({ Contents: [{ Key: "people/r:1/b" }] });
  s3.on(DeleteObjectsCommand).resolves({});
  await run();
  expect(s3.commandCalls(DeleteObjectsCommand).map(({ args: [{ input }] }) => input.Delete?.Objects)).toEqual([[{ Key: "people/r:1/a" }], [{ Key: "people/r:1/b" }]]);
  s3.reset();
  s3.on(ListObjectsV2Command).resolves({});
  await run();
  expect(s3.commandCalls(DeleteObjectsCommand)).toEqual([]);
});

it("says so when S3 keeps a file", async () => {
  s3.on(ListObjectsV2Command).resolves({ Contents: [{ Key: "people/r:1/a" }] });
  s3.on(DeleteObjectsCommand).resolves({ Errors: [{ Key: "people/r:1/a", Code: "InternalError" }] });
  await expect(run()).rejects.toThrow("S3 kept 1 files: InternalError");
});
