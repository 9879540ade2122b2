import type { FrontEnd } from "./dev-site.ts";

/** Stands where a front end would: says in one sentence why there is none. */
export function noSite(reason: string): FrontEnd {
  return {
    async handle(_request, response) {
      response.writeHead(404, { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" }).end(`${reason}\n`);
    },
  };
}
