/** Services that speak Amazon Translate's protocol and say in the `Server` header what they are. Amazon's own does not. */
const namedEngines: ReadonlySet<string> = new Set(["Apertium", "LibreTranslate"]);

export const amazonTranslate = "Amazon Translate";

/** What answered, by the raw HTTP response that SDK middleware sees. */
export function translationEngineName(response: unknown): string {
  if (typeof response !== "object" || response === null || !("headers" in response)) return amazonTranslate;
  const headers = response.headers;
  const server = typeof headers === "object" && headers !== null && "server" in headers ? headers.server : undefined;
  return typeof server === "string" && namedEngines.has(server) ? server : amazonTranslate;
}
