import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { writeAssembly } from "../../assembly/assembly-for-tests.ts";
import { loadAssembly } from "../../assembly/load-assembly.ts";
import { deployFiles } from "./deploy-files.ts";
import { openObjectStore } from "./object-store.ts";

it("puts the assembly's files into their buckets once, and again only when they change", async () => {
  const deployment = (title: string) =>
    loadAssembly(
      writeAssembly(
        {
          Resources: {
            Deployment: {
              Type: "Custom::CDKBucketDeployment",
              Properties: {
                DestinationBucketName: "files",
                DestinationBucketKeyPrefix: "site",
                SourceObjectKeys: ["a.zip"],
                SourceMarkers: [{ "<<title>>": title }],
              },
            },
          },
        },
        {},
        { "a.zip": { "model.json": "{}", "deep/page.html": "<<title>>" } },
      ),
    );
  const store = await openObjectStore(mkdtempSync(join(tmpdir(), "parley-s3-")));
  const page = () => store.index.object("files", "site/deep/page.html");
  try {
    await deployFiles(deployment("One"), store, { now: () => 1000 });
    expect(await store.index.object("files", "site/model.json")).toMatchObject({ size: 2, headers: { "content-type": "application/json" } });
    await deployFiles(deployment("One"), store, { now: () => 2000 });
    expect(await page()).toMatchObject({ size: 3, lastModified: 1000 });
    await deployFiles(deployment("Three"), store, { now: () => 3000 });
    expect(await page()).toMatchObject({ size: 5, lastModified: 3000 });
  } finally {
    await store.close();
  }
});
