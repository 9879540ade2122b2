import { preferences } from "../ui/stored.ts";

export type Theme = "system" | "light" | "dark";

export const themes: readonly Theme[] = ["system", "light", "dark"];

const papers = { light: "#faf9f5", dark: "#111419" };

/** The stored choice; public/theme.js reads the same key before the first paint. */
export const chosenTheme = (): Theme => themes.find((theme) => theme === preferences.read("theme")) ?? "system";

export function applyTheme(theme: Theme): void {
  preferences.write("theme", theme === "system" ? "" : theme);
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    meta.content = papers[theme === "system" ? (meta.media.includes("dark") ? "dark" : "light") : theme];
  }
}
