import { expect, it } from "vitest";
import { addressesOf } from "./addresses.ts";

const at = (host: string) => {
  const { host: listen, origin, endpoint } = addressesOf(host, () => "192.168.1.20");
  return [listen, origin(1), endpoint(1)];
};

it("gives the functions an IP address, and people a name", () => {
  expect(at("127.0.0.1")).toEqual(["127.0.0.1", "http://localhost:1", "http://127.0.0.1:1"]);
  expect(at("localhost")).toEqual(["127.0.0.1", "http://localhost:1", "http://127.0.0.1:1"]);
  expect(at("::1")).toEqual(["::1", "http://localhost:1", "http://[::1]:1"]);
});

it("signs links that other devices can open when all networks are served", () => {
  expect(at("0.0.0.0")).toEqual(["0.0.0.0", "http://localhost:1", "http://192.168.1.20:1"]);
  expect(at("192.168.1.9")).toEqual(["192.168.1.9", "http://192.168.1.9:1", "http://192.168.1.9:1"]);
});
