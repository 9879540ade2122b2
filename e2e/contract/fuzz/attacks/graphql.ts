import fc from "fast-check";
import type { Attack, Under } from "../attack.ts";
import { onTheWire } from "../mutate.ts";
import { nastyText } from "../nasty.ts";
import { sign } from "../sign.ts";
import { judgeGraphQL } from "../verdict.ts";
import { graphQLBodies, greedyQueries, realRequests } from "./requests.ts";

interface Input {
  readonly method: string;
  readonly as: "person" | "guest" | "nobody" | "forger";
  readonly authorization: string;
  readonly body: Buffer;
}

/** Of what is dear, little: it must be refused, not done often. */
const greedy = fc.constantFrom(...greedyQueries).map((query) => ({ query, variables: { a: true } }));

export function graphQL({ cloud, exchange }: Under): Attack<Input> {
  const { accessToken } = cloud.person;
  const token = fc.oneof(
    nastyText,
    fc.nat(accessToken.length).map((at) => accessToken.slice(0, at)),
    fc.nat(accessToken.length - 1).map((at) => `${accessToken.slice(0, at)}A${accessToken.slice(at + 1)}`),
    fc.constantFrom(`Bearer ${accessToken}`, "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 Credential=a/b/c/d/aws4_request, SignedHeaders=host, Signature=0"),
  );
  return {
    name: "GraphQL",
    share: 9,
    inputs: fc.record({
      method: fc.oneof({ weight: 40, arbitrary: fc.constant("POST") }, { weight: 1, arbitrary: fc.constantFrom("GET", "PUT", "PATCH") }),
      as: fc.oneof({ weight: 10, arbitrary: fc.constant("person" as const) }, { weight: 6, arbitrary: fc.constantFrom("guest" as const, "nobody" as const, "forger" as const) }),
      authorization: token.map((text) => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, "?")),
      body: onTheWire(fc.oneof({ weight: 60, arbitrary: graphQLBodies(realRequests(cloud)) }, { weight: 1, arbitrary: greedy })),
    }),
    async send({ method, as, authorization, body }) {
      const request = { method, path: "/graphql", headers: { host: `127.0.0.1:${cloud.port}`, "content-type": "application/json" }, body };
      const headers =
        as === "guest"
          ? sign(request, "appsync", cloud.guest)
          : { ...request.headers, ...(as === "person" && { authorization: accessToken }), ...(as === "forger" && { authorization }) };
      return judgeGraphQL(await exchange({ ...request, headers }));
    },
  };
}
