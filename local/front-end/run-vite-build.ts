import { build } from "vite";
import { compressFiles } from "./compress-files.ts";
import { plainWebSocket } from "./plain-websocket.ts";

const [outDir] = process.argv.slice(2);
if (outDir === undefined) throw new Error("Name the folder to build into.");
await build({ plugins: [plainWebSocket()], build: { outDir, emptyOutDir: true }, logLevel: "warn" });
await compressFiles(outDir);
