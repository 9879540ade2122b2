import { writeFile } from "node:fs/promises";
import type { Schema } from "../../data/resource.ts";

/** Nobody waits for it. */
export const handler: Schema["recordVisit"]["functionHandler"] = async ({ arguments: { file } }) => {
  await new Promise((done) => setTimeout(done, 50));
  await writeFile(file, "visited");
};
