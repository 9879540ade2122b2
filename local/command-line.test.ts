import { expect, it } from "vitest";
import { readCommandLine } from "./command-line.ts";

it("has defaults for everything", () => {
  expect(readCommandLine([])).toEqual({ port: 5173, host: "127.0.0.1", dataDirectory: ".parley", reset: false, dev: false, cloudAi: false, serviceControlPolicies: [] });
});

it("reads every option", () => {
  const words = ["--port", "0", "--host=0.0.0.0", "--data", "d", "--assembly", "a", "--reset", "--cloud-ai", "--scp", "root.json", "--scp=unit.json"];
  const serviceControlPolicies = ["root.json", "unit.json"];
  expect(readCommandLine(words)).toEqual({ port: 0, host: "0.0.0.0", dataDirectory: "d", assembly: "a", reset: true, dev: false, cloudAi: true, serviceControlPolicies });
  expect(readCommandLine(["--help"])).toBe("help");
});

it("says what is wrong with an option", () => {
  expect(() => readCommandLine(["--prot", "1"])).toThrow("Unknown option '--prot'");
  expect(() => readCommandLine(["start"])).toThrow("Unexpected argument 'start'");
  for (const port of ["x", "-1", "65536", "1e3", ""]) expect(() => readCommandLine([`--port=${port}`])).toThrow("--port must be a number");
  expect(() => readCommandLine(["--data", ""])).toThrow("--data must not be empty");
  expect(() => readCommandLine(["--scp="])).toThrow("--scp must not be empty");
  expect(() => readCommandLine(["--dev", "--assembly", "a"])).toThrow("leave --assembly out");
});
