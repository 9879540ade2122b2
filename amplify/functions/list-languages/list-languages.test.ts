import { ListLanguagesCommand, type ListLanguagesCommandInput, TranslateClient } from "@aws-sdk/client-translate";
import { mockClient } from "aws-sdk-client-mock";
import { expect, it, vi } from "vitest";
import { logger } from "../logs/logger.ts";
import { listTranslatableLanguages } from "./amazon-translate-languages.ts";
import { describeLanguages, listLanguages } from "./list-languages.ts";

const language = (code: string, name: string, engine = "Amazon Translate") => ({ code, name, engine });

it("says of each language what can be done with it, by English name", () => {
  const voices = [{ id: "Lucia", engine: "neural" as const, languages: ["es-ES"] as const }];
  expect(describeLanguages([language("es", "Spanish"), language("ar", "Arabic")], voices)).toEqual([
    {
      code: "ar",
      name: "Arabic",
      nativeName: "العربية",
      direction: "rtl",
      canDetect: true,
      canSpeak: false,
      canTranslateTo: true,
      canBeFormal: false,
      engine: "Amazon Translate",
    },
    {
      code: "es",
      name: "Spanish",
      nativeName: "español",
      direction: "ltr",
      canDetect: true,
      canSpeak: true,
      canTranslateTo: true,
      canBeFormal: true,
      engine: "Amazon Translate",
    },
  ]);
});

it("promises a formal tone only of the engine that has one", () => {
  expect(describeLanguages([language("es", "Spanish", "Apertium")], [])).toMatchObject([{ canBeFormal: false, engine: "Apertium" }]);
});

it.each([
  ["he", "rtl", "עברית"],
  ["fa-AF", "rtl", "دری"],
  ["ur", "rtl", "اردو"],
  ["zh-TW", "ltr", "中文（台灣）"],
  ["sr", "ltr", "српски"],
  ["ht", "ltr", "its name"],
])("writes %s %s, as %s", (code, direction, nativeName) => {
  expect(describeLanguages([language(code, "its name")], [])).toMatchObject([{ direction, nativeName }]);
});

it("detects languages, not their countries' variants", () => {
  const found = describeLanguages([language("fr", "French"), language("fr-CA", "French (Canada)"), language("zh-TW", "x")], []);
  expect(found.map(({ canDetect }) => canDetect)).toEqual([true, false, true]);
});

it("reads every page of the service's list, without `auto`", async () => {
  const translate = mockClient(TranslateClient);
  translate.on(ListLanguagesCommand).callsFake(({ NextToken }: ListLanguagesCommandInput) =>
    NextToken === "2"
      ? { Languages: [{ LanguageCode: "es", LanguageName: "Spanish" }] }
      : { Languages: [{ LanguageCode: "auto", LanguageName: "Auto" }, { LanguageCode: "en", LanguageName: "English" }], NextToken: "2" },
  );
  expect(await listTranslatableLanguages(new TranslateClient())).toEqual([language("en", "English"), language("es", "Spanish")]);
});

it("lists the languages even when the voices cannot be had", async () => {
  const silence = vi.spyOn(logger, "error").mockReturnValue();
  const deps = { languages: () => Promise.resolve([language("es", "Spanish")]), voices: () => Promise.reject(new Error("down")) };
  expect(await listLanguages(deps)).toMatchObject([{ code: "es", canSpeak: false }]);
  expect(silence).toHaveBeenCalledOnce();
  silence.mockRestore();
});
