import type { ResourcesConfig } from "aws-amplify";
import { parseAmplifyConfig } from "aws-amplify/utils";
import { ParleyError } from "./errors.ts";

/** `amplify_outputs.json`, as far as it is read here; the rest is amplify's. */
type Outputs = Parameters<typeof parseAmplifyConfig>[0] & {
  custom?: { endpoints?: { userPool?: string; identityPool?: string; storage?: string } };
};

/**
 * The configuration of this deployment, fetched when the app runs and not bundled: one build serves any backend.
 * `custom.endpoints` names Cognito's endpoints where they are not Amazon's own (a proxy, a local cloud); the outputs
 * format has no key for them.
 */
export async function loadConfiguration(url = "/amplify_outputs.json"): Promise<ResourcesConfig> {
  const response = await fetch(url, { cache: "no-cache" });
  if (!response.ok) throw new ParleyError("ServiceUnavailable");
  return toConfiguration((await response.json()) as Outputs);
}

export function toConfiguration(outputs: Outputs): ResourcesConfig {
  const configuration = parseAmplifyConfig(outputs);
  const { userPool, identityPool } = outputs.custom?.endpoints ?? {};
  const cognito = configuration.Auth?.Cognito;
  // `parseAmplifyConfig` has just made this object: nobody else holds it.
  if (cognito && userPool) cognito.userPoolEndpoint = userPool;
  if (cognito && identityPool) cognito.identityPoolEndpoint = identityPool;
  return configuration;
}
