import { expect, it } from "vitest";
import { qrPath } from "./qr-path.ts";

const modules = (path: string) => Array.from(path.matchAll(/M(\d+) (\d+)h1v1h-1z/g), ([, x, y]) => [Number(x), Number(y)] as const);

it("keeps four modules free all around, and has its three eyes", () => {
  const { path, side } = qrPath("https://parley.example/join/KTRM-4WMX");
  const dark = modules(path);
  expect(path).toBe(dark.map(([x, y]) => `M${x} ${y}h1v1h-1z`).join(""));
  expect(Math.min(...dark.flat())).toBe(4);
  expect(Math.max(...dark.flat())).toBe(side - 5);
  for (const [x, y] of [[4, 4], [side - 11, 4], [4, side - 11]] as const) {
    for (let i = 0; i < 7; i += 1) expect(dark).toContainEqual([x + i, y]);
  }
});

it("differs for every address", () => {
  expect(qrPath("https://parley.example/join/AAAA-AAAA").path).not.toBe(qrPath("https://parley.example/join/AAAA-AAAC").path);
});
