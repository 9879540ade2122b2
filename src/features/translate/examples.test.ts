import { expect, it } from "vitest";
import { exampleFor } from "./examples.ts";

it("offers an example that is not in the target's language already", () => {
  expect(exampleFor({ source: "auto", target: "es" })?.language).toBe("en");
  expect(exampleFor({ source: "auto", target: "en" })?.language).toBe("es");
  expect(exampleFor({ source: "es", target: "ca" })?.language).toBe("es");
});

it("offers none in a language that was not asked for", () => {
  expect(exampleFor({ source: "uk", target: "en" })).toBeUndefined();
});
