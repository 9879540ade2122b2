import { expect, it } from "vitest";
import { corePackages, directions } from "./directions.ts";
import { findRoute, missingPackages } from "./routes.ts";

const core = directions.filter((direction) => corePackages.includes(direction.debianPackage));
const via = (source: string, target: string, among = core) => findRoute(among, source, target)?.map((step) => step.mode).join(" ");

it("goes directly where it can", () => {
  expect(via("en", "es")).toBe("eng-spa");
  expect(via("ca", "fr")).toBe("cat-fra");
  expect(via("es", "pt")).toBe("es-pt_BR");
});

it("goes over Spanish rather than Catalan, and over Catalan rather than further", () => {
  expect(via("en", "fr")).toBe("eng-spa es-fr");
  expect(via("en", "pt-PT")).toBe("eng-spa es-pt");
  expect(via("fr", "it")).toBe("fr-es spa-ita");
  expect(via("en", "fr", core.filter((direction) => direction.debianPackage !== "apertium-fr-es"))).toBe("eng-cat cat-fra");
});

it("reaches every pair of the core languages", () => {
  const languages = [...new Set(core.map((direction) => direction.source))];
  expect(languages.sort()).toEqual(["ca", "en", "es", "fr", "it", "pt", "pt-PT"]);
  for (const source of languages) {
    for (const target of languages) if (source !== target) expect(via(source, target), `${source} to ${target}`).toBeDefined();
  }
});

it("names what is missing, and nothing where nothing helps", () => {
  const isCore = (direction: (typeof directions)[number]) => corePackages.includes(direction.debianPackage);
  expect(missingPackages(directions, isCore, "es", "gl")).toEqual(["apertium-es-gl"]);
  expect(missingPackages(directions, isCore, "it", "gl")).toEqual(["apertium-es-gl"]);
  expect(missingPackages(directions, () => false, "en", "fr")).toEqual(["apertium-eng-spa", "apertium-fr-es"]);
  expect(missingPackages(directions, isCore, "en", "de")).toBeUndefined();
  expect(missingPackages(directions, isCore, "es", "ro")).toBeUndefined();
});
