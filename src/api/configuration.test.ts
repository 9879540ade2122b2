import { expect, it } from "vitest";
import { toConfiguration } from "./configuration.ts";

const outputs = {
  version: "1.4",
  auth: { aws_region: "eu-west-1", user_pool_id: "eu-west-1_a", user_pool_client_id: "c", identity_pool_id: "eu-west-1:i" },
};

it("uses Amazon's endpoints unless the outputs name others", () => {
  expect(toConfiguration(outputs).Auth?.Cognito).not.toHaveProperty("userPoolEndpoint");
});

it("takes the endpoints that the outputs format has no key for", () => {
  const custom = { endpoints: { userPool: "http://localhost:1/", identityPool: "http://localhost:2/" } };
  expect(toConfiguration({ ...outputs, custom }).Auth?.Cognito).toMatchObject({
    userPoolClientId: "c",
    userPoolEndpoint: "http://localhost:1/",
    identityPoolEndpoint: "http://localhost:2/",
  });
});
