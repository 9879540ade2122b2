import fc from "fast-check";
import { expect, it } from "vitest";
import { toCsv, unguarded } from "./csv.ts";

const cellOf = (text: string) => toCsv([[text]]).slice(2, -3).replaceAll('""', '"');

it.each(["=1+1", "+49 170", "-5 °C", "@SUM(A1)", "\t=1", "  =1", "\n=1", "＝1", "'=1"])("lets no spreadsheet run %j", (text) => {
  expect(cellOf(text)).toBe(`'${text}`);
});

it("leaves an apostrophe alone that guards nothing", () => {
  expect(cellOf("'s avonds")).toBe("'s avonds");
  expect(unguarded("'s avonds")).toBe("'s avonds");
});

it("gives every text back as it was", () => {
  const sign = fc.constantFrom("'", "=", "+", "-", "@", " ", "\t", "\n", '"', "a", "＝");
  fc.assert(
    fc.property(fc.string({ unit: sign, maxLength: 8 }), (text) => {
      expect(unguarded(cellOf(text))).toBe(text);
    }),
  );
});
