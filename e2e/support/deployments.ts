import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSite } from "../../local/front-end/build-site.ts";
import { serveSite } from "../../local/front-end/serve-site.ts";
import { readSiteHeaders } from "../../local/front-end/site-headers.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const isText = (name: string) => [".html", ".js", ".css"].includes(extname(name));

/** The built site alone, with no backend, whose next version can be deployed while pages are open. */
export interface Deployments {
  readonly origin: string;
  /** Everything of the last version is gone from the server: every asset has another name, as after a real build. */
  deploy(version: string): Promise<void>;
  close(): Promise<void>;
}

export async function serveDeployments(): Promise<Deployments> {
  const built = await buildSite({ root, cacheDirectory: join(root, ".parley/cache"), onStart: () => undefined });
  if (built === undefined) throw new Error("There is no front end to deploy.");
  const folder = await mkdtemp(join(tmpdir(), "parley-deployments-"));
  const headers = await readSiteHeaders(join(root, "customHttp.yml"));
  let site = serveSite(built, headers);
  const server = createServer((request, response) => void site.handle(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    async deploy(version) {
      const next = join(folder, version);
      await cp(built, next, { recursive: true, filter: (from) => !/\.(br|gz)$/.test(from) });
      await renameAssets(next, version);
      site = serveSite(next, headers);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** `connected-4f1a.js` becomes `connected-VERSION4f1a.js`, wherever it is named; and the page says which version it is. */
async function renameAssets(site: string, version: string): Promise<void> {
  const assets = join(site, "assets");
  const renamed = new Map((await readdir(assets)).filter(isText).map((name) => [name, name.replace(/-(?=[^-]*$)/, `-${version}`)]));
  const names = new RegExp([...renamed.keys()].map((name) => name.replaceAll(".", "\\.")).join("|"), "g");
  const files = (await readdir(site, { recursive: true })).filter(isText);
  for (const file of files) {
    const text = (await readFile(join(site, file), "utf8"))
      .replace(names, (name) => renamed.get(name) ?? name)
      .replace("<head>", `<head><meta name="version" content="${version}">`)
      // The worker's list holds a hash of each file whose name has none.
      .replace(/"?revision"?:"[^"]*"/g, (revision) => revision.replace(/.{6}"$/, `${version}"`));
    await writeFile(join(site, file), text);
  }
  for (const [name, other] of renamed) await rename(join(assets, name), join(assets, other));
}
