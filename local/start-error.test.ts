import { createServer, type AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { checkPort } from "./addresses.ts";
import { PolicyError } from "./iam/policy-error.ts";
import { explain } from "./start-error.ts";
import { StoreError } from "./storage/store-error.ts";

const options = { port: 5173, host: "127.0.0.1", dataDirectory: "DATA" };

it("names a port that is taken, and another to take", async () => {
  const holder = createServer();
  await new Promise<void>((done) => holder.listen(0, "127.0.0.1", done));
  const { port } = holder.address() as AddressInfo;
  const error: unknown = await checkPort(port, "127.0.0.1").catch((reason: unknown) => reason);
  expect(explain(error, { ...options, port })).toBe(`Port ${port} is taken by another program. Stop that one, or take another port: npm start -- --port ${port + 1}`);
  await new Promise((done) => holder.close(done));
});

it("says in one sentence what a person can do about the data, without a stack", () => {
  expect(explain(new StoreError("FILE is damaged."), options)).toBe("FILE is damaged.");
  const full = new Error("Database failed to open", { cause: Object.assign(new Error("no space"), { code: "ENOSPC" }) });
  expect(explain(full, options)).toMatch(/^The disk that holds DATA is full\. Make room/);
});

it("does not take a policy that may not be read for a port that may not be used", () => {
  const cause = Object.assign(new Error("permission denied"), { code: "EACCES" });
  expect(explain(new PolicyError("FILE cannot be used.", { cause }), options)).toBe("FILE cannot be used.");
});

it("shows the stack of what nobody foresaw", () => {
  expect(explain(new TypeError("x is not a function"), options)).toContain("start-error.test.ts");
});
