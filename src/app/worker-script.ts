/** As much of https://www.w3.org/TR/trusted-types/ as is used; TypeScript does not know it. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: () => string }): { createScriptURL: (address: string) => string };
}

const address = "/sw.js";
const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

/**
 * The address of the service worker's script. To the site's content security policy (`customHttp.yml`) such an address is code,
 * which nobody may make out of a text but the policy `parley`; and that knows this one alone.
 */
export const workerScript = trustedTypes?.createPolicy("parley", { createScriptURL: () => address }).createScriptURL(address) ?? address;
