import { readFile } from "node:fs/promises";
import { parse } from "yaml";

export type SiteHeaders = (path: string) => ReadonlyMap<string, string>;

/** The headers of the site for a path (`/assets/app-B0c1.js`), as `customHttp.yml` lists them for Amplify Hosting. */
export async function readSiteHeaders(file: string): Promise<SiteHeaders> {
  return siteHeaders(await readFile(file, "utf8"));
}

/** @throws for a list that Hosting would not understand either */
export function siteHeaders(yaml: string): SiteHeaders {
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
