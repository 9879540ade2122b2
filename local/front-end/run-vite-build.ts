import { rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";
import { compressFiles } from "./compress-files.ts";
import { plainWebSocket } from "./plain-websocket.ts";

const [outDir] = process.argv.slice(2);
if (outDir === undefined) throw new Error("Name the folder to build into.");
await build({ plugins: [plainWebSocket()], build: { outDir, emptyOutDir: true }, logLevel: "warn" });
// Those that lie in the checkout are of whatever was started or deployed last: the local cloud answers with its own.
await rm(join(outDir, "amplify_outputs.json"), { force: true });
await compressFiles(outDir);
