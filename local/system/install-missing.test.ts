import { expect, it } from "vitest";
import { installMissing, type Machine } from "./install-missing.ts";
import { requirements } from "./requirements.ts";

const everything = Object.values(requirements).flatMap(({ packages }) => Object.values(packages).flat());

/** A Debian machine on which everything is installed, but for what is overridden. */
function machine(overrides: Partial<Machine>) {
  const ran: string[] = [];
  const made: Machine = {
    has: () => true,
    exists: (path) => everything.includes(path),
    isRoot: true,
    run: async (program, words) => (ran.push([program, ...words].join(" ")), 0),
    isOffered: () => true,
    ...overrides,
  };
  const lines: string[] = [];
  return { ran, lines, install: () => installMissing(["apertium", "chromium"], (line) => lines.push(line), made) };
}

it("says and does nothing where everything is there", async () => {
  const { ran, lines, install } = machine({});
  await install();
  expect([ran, lines]).toEqual([[], []]);
});

it("installs with apt as root just what is missing, and says so first", async () => {
  const { ran, lines, install } = machine({ exists: (path) => everything.includes(path) && !path.includes("fra-cat") });
  await install();
  expect(lines).toEqual(["Installing what translation needs with apt-get: apertium-fra-cat"]);
  expect(ran[1]).toMatch(/install -y --no-install-recommends apertium-fra-cat$/);
});

it("prints one command without root, and goes on", async () => {
  const { ran, lines, install } = machine({ isRoot: false, has: (name) => name === "apt-get", exists: () => false });
  await install();
  expect(ran).toEqual([]);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("sudo apt-get update && sudo apt-get install -y --no-install-recommends apertium apertium-eng-spa");
});

it("names what else can be done on a system without apt", async () => {
  const { ran, lines, install } = machine({ has: () => false, exists: () => false });
  await install();
  expect(ran).toEqual([]);
  expect(lines[0]).toContain("LIBRETRANSLATE_URL");
});

it("takes a program that was installed by other means as it is", async () => {
  const { lines, install } = machine({ has: (name) => name !== "apt-get", exists: () => false });
  await install();
  expect(lines).toEqual([]);
});

it("installs what is offered and names what is not", async () => {
  const { ran, lines, install } = machine({ exists: () => false, has: (name) => name === "apt-get", isOffered: (name) => name !== "apertium-fr-es" });
  await install();
  expect(ran[1]).not.toContain("apertium-fr-es");
  expect(lines.at(-1)).toContain("could not be installed: apertium-fr-es.");
});
