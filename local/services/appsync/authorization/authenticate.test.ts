import { afterAll, expect, it } from "vitest";
import { serveApi, tokenOf } from "../api-for-tests.ts";

const api = await serveApi({
  schema: "type Query { hello: String }",
  api: { AdditionalAuthenticationProviders: [{ AuthenticationType: "OPENID_CONNECT", OpenIDConnectConfig: { Issuer: "https://issuer.example.org" } }] },
});
afterAll(() => api.close());

it("says NotEmulated of a token that only an OpenID Connect provider could have issued", async () => {
  expect(await api.ask("e30.e30.forged", "{ hello }")).toMatchObject({ status: 401, errors: [{ errorType: "NotEmulated", message: expect.stringContaining("OpenID Connect") as string }] });
  expect((await api.ask(tokenOf("anna"), "{ hello }")).errors).toBeUndefined();
});
