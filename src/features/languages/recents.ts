import { preferences } from "../../ui/stored.ts";

export type Side = "source" | "target";

const most = 5;

/** The languages last chosen on this side, the newest first. */
export const recentLanguages = (side: Side): string[] => (preferences.read(`recent.${side}`) ?? "").split(" ").filter(Boolean);

export const withRecent = (recents: string[], code: string): string[] =>
  [code, ...recents.filter((other) => other !== code)].slice(0, most);

export const rememberLanguage = (side: Side, code: string): void =>
  preferences.write(`recent.${side}`, withRecent(recentLanguages(side), code).join(" "));
