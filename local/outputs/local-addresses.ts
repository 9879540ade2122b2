import type { Assembly } from "../assembly/model.ts";

/** Exchanges the addresses that AWS would give this backend's APIs for those on `origin` (`http://HOST:PORT`). */
export function localAddresses(assembly: Assembly): (text: string, origin: string) => string {
  const apis = assembly.resourcesOf("AWS::AppSync::GraphQLApi").flatMap(({ attributes }) => attributes.GraphQLUrl ?? []);
  return (text, origin) => apis.reduce((result, url) => result.replaceAll(url, `${origin}/graphql`), text);
}
