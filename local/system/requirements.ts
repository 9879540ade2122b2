export interface Requirement {
  /** As in "What ... needs is missing". */
  readonly purpose: string;
  /** Any of these on the PATH means that it is there. */
  readonly programs: readonly string[];
  /** Debian packages, each with files of which one is there when it is installed. */
  readonly packages: Readonly<Record<string, readonly string[]>>;
  /** What to do on a system without apt. */
  readonly elsewhere: string;
}

const mode = (...names: string[]) => names.map((name) => `/usr/share/apertium/modes/${name}.mode`);

/** What npm cannot bring. */
export const requirements = {
  apertium: {
    purpose: "translation",
    programs: ["apertium"],
    packages: {
      apertium: ["/usr/bin/apertium"],
      "apertium-eng-spa": mode("eng-spa"),
      "apertium-eng-cat": mode("eng-cat"),
      "apertium-fr-es": mode("fr-es"),
      "apertium-fra-cat": mode("fra-cat"),
      "apertium-es-pt": mode("es-pt"),
      "apertium-spa-ita": mode("spa-ita"),
      "apertium-spa-cat": mode("spa-cat"),
      "apertium-por-cat": mode("por-cat"),
    },
    elsewhere: "Name a LibreTranslate server in LIBRETRANSLATE_URL, or install Apertium (https://wiki.apertium.org/wiki/Installation).",
  },
  chromium: {
    purpose: "the browser tests",
    programs: ["chromium-headless-shell", "chromium"],
    packages: {
      // The same browser without windows: a journey takes two thirds of the processor time that it takes in `chromium`.
      "chromium-headless-shell": ["/usr/bin/chromium-headless-shell"],
      // Without them most of the world's scripts are boxes in the screenshots.
      "fonts-noto-core": ["/usr/share/fonts/truetype/noto"],
    },
    elsewhere: "Install Chromium so that `chromium` is on the PATH.",
  },
} satisfies Record<string, Requirement>;
