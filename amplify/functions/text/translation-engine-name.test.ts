import { expect, it } from "vitest";
import { translationEngineName } from "./translation-engine-name.ts";

it.each([
  [{ headers: { server: "Apertium" } }, "Apertium"],
  [{ headers: { server: "LibreTranslate" } }, "LibreTranslate"],
  [{ headers: { server: "Server" } }, "Amazon Translate"],
  [{ headers: {} }, "Amazon Translate"],
  [undefined, "Amazon Translate"],
])("takes %j for %s", (response, name) => {
  expect(translationEngineName(response)).toBe(name);
});
