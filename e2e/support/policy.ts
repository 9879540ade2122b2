import type { BrowserContext } from "@playwright/test";

/** What pages of the context do against the site's content security policy, as they do it. */
export async function watchPolicy(context: BrowserContext, onViolation: (what: string) => void): Promise<void> {
  const told = context.exposeBinding("tellViolation", (_source, what: string) => onViolation(what));
  const watched = context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber, sample }) => {
      const what = `${effectiveDirective}: ${blockedURI} ${sample} at ${sourceFile}:${lineNumber} on ${location.pathname}`;
      (globalThis as unknown as { tellViolation: (what: string) => void }).tellViolation(what);
    });
  });
  await Promise.all([told, watched]);
}
