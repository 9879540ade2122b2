import { readFile } from "node:fs/promises";
import { parse } from "yaml";

type Headers = ReadonlyMap<string, string>;
/** Of a path (`/assets/app-B0c1.js`), where the site is served at a port. */
export type SiteHeaders = (path: string, port: number) => Headers;

/** The headers of the site for a path, as `customHttp.yml` lists them for Amplify Hosting. */
export async function readSiteHeaders(file: string): Promise<(path: string) => Headers> {
  return siteHeaders(await readFile(file, "utf8"));
}

/** @throws for a list that Hosting would not understand either */
export function siteHeaders(yaml: string): (path: string) => Headers {
  const { customHeaders } = parse(yaml) as { customHeaders: { pattern: string; headers: { key: string; value: string }[] }[] };
  const rules = customHeaders.map(({ pattern, headers }) => ({ pattern: toRegExp(pattern), headers }));
  return (path) => {
    const found = new Map<string, string>();
    for (const { pattern, headers } of rules) {
      if (pattern.test(path)) for (const { key, value } of headers) found.set(key.toLowerCase(), value);
    }
    return found;
  };
}

/** AWS's addresses exchanged for this machine's: sound comes from the address of the functions, which need not be the page's own. */
export function onThisMachine(headersOf: (path: string) => Headers, endpoint: (port: number) => string): SiteHeaders {
  return (path, port) => {
    const here = new URL(endpoint(port));
    const local = (value: string) => value.replaceAll("https://*.amazonaws.com", here.origin).replaceAll("wss://*.amazonaws.com", `ws://${here.host}`);
    return new Map([...headersOf(path)].map(([name, value]) => [name, local(value)]));
  };
}

/** `*` stays within a folder, `**` does not; a pattern without a leading slash is meant from any folder. */
function toRegExp(glob: string): RegExp {
  if (/[{}[\]?!()|]/.test(glob)) throw new Error(`customHttp.yml: Amplify Hosting does not understand the pattern ${glob}`);
  const body = glob
    .replace(/^\//, "")
    .split(/(\*\*\/|\*\*|\*)/)
    .map((part) => ({ "**/": "(?:.*/)?", "**": ".*", "*": "[^/]*" })[part] ?? part.replace(/[.+^$\\]/g, "\\$&"))
    .join("");
  return new RegExp(`^/${glob.startsWith("/") ? "" : "(?:.*/)?"}${body}$`);
}
