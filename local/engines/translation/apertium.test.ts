import { execFileSync, spawnSync } from "node:child_process";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { createApertium } from "./apertium.ts";
import { findInstallation } from "./installation.ts";

const installation = findInstallation();
const engine = createApertium({ warmDirections: 4 });
afterAll(() => engine.close());

const pairs: readonly (readonly [string, string, string, RegExp])[] = [
  ["en", "es", "Hello world", /^Hola mundo$/],
  ["en", "es", "Where is the red house?", /^¿.*casa roja\?$/],
  ["es", "en", "¿Dónde está la casa roja?", /^Where.*red house\?$/],
  ["es", "en", "Buenos días", /^Good morning$/],
  ["en", "ca", "The red house", /casa vermella/],
  ["ca", "en", "La casa vermella és gran", /red ho(?:us|m)e is big/],
  ["es", "ca", "Buenos días, amigo", /^Bon dia, amic$/],
  ["ca", "es", "Bon dia, amic", /^Buenos días, amigo$/],
  ["es", "fr", "La casa roja", /^La maison rouge$/],
  ["fr", "es", "La maison rouge", /^La casa roja$/],
  ["fr", "ca", "La maison rouge", /casa vermella/],
  ["ca", "fr", "La casa vermella", /maison rouge/],
  ["es", "pt", "La casa roja es grande", /casa vermelha é grande/],
  ["pt", "es", "A casa vermelha é grande", /casa roja es grande/],
  ["pt", "ca", "A casa vermelha é grande", /casa vermella és gran/],
  ["ca", "pt", "La casa vermella és gran", /casa vermelha é grande/],
  ["es", "it", "La casa roja", /casa rossa/],
  ["it", "es", "La casa rossa", /casa roja/],
  ["es", "pt-PT", "El tren", /comboio/],
  ["es", "pt", "El tren", /trem/],
  ["en", "fr", "The red house", /maison rouge/],
  ["en", "it", "The red house", /casa rossa/],
  ["en", "pt", "The red house is big", /casa vermelha é grande/],
  ["fr", "en", "La maison rouge", /red house/],
  ["it", "ca", "La casa rossa", /casa vermella/],
  ["fr", "it", "La maison rouge", /casa rossa/],
  ["pt", "fr", "A casa vermelha", /maison rouge/],
];

const exact: readonly (readonly [string, string, string])[] = [
  ["keeps line breaks and white space", "The house.\r\n\r\n\tThe  house\n", "La casa.\r\n\r\n\tLa  casa\n"],
  ["keeps tags and addresses", 'the <b class="a/b">house</b> https://a.b/c?the=house', 'la <b class="a/b">casa</b> https://a.b/c?the=house'],
  ["keeps the engine's own marks", "*house* [house] {and} \\and ^ $ 5 / 3", "*casa* [casa] {y} \\y ^ $ 5 / 3"],
  ["leaves an unknown word as it is, unmarked", "the xyzzyx", "el xyzzyx"],
  ["keeps emoji, right-to-left text and odd characters", "the house 😀 السلام \ufffd", "la casa 😀 السلام \ufffd"],
  ["keeps NUL and takes half a surrogate pair for what it is", "house\0and house \ud800", "casa\0y casa \ufffd"],
  ["keeps what has no words", " 12.50 — 😀\n", " 12.50 — 😀\n"],
  ["keeps capitals", "THE RED HOUSE", "LA CASA ROJA"],
  ["understands curly apostrophes", "I don’t know.", "No sé."],
  ["answers nothing with nothing", "", ""],
];

describe.skipIf(installation.modes().size === 0)("Apertium", { timeout: 60_000 }, () => {
  it.each(pairs)("translates %s to %s: %s", async (source, target, text, expected) => {
    expect(await engine.translate(text, source, target)).toMatch(expected);
  });

  it.each(exact)("%s", async (_, text, expected) => {
    expect(await engine.translate(text, "en", "es")).toBe(expected);
  });

  it("translates a long text without losing a sentence, and one without a full stop", async () => {
    const text = Array.from({ length: 100 }, (_, index) => `The red house number ${index} is big.`).join("\n");
    const lines = (await engine.translate(text, "en", "es")).split("\n");
    expect(lines).toHaveLength(100);
    lines.forEach((line, index) => expect(line).toMatch(new RegExp(`\\b${index}\\b`)));
    expect((await engine.translate("house and ".repeat(900), "en", "es")).match(/casa/g)).toHaveLength(900);
  });

  it("keeps tildes, whatever stands beside them", async () => {
    expect(await engine.translate("the ~house c~d ~~ house ~\n", "en", "es")).toMatch(/^la ~casa c~d ~~ casa ~\n$/);
  });

  it("translates what ends with a single letter, which some languages take for an abbreviation", async () => {
    expect(await engine.translate("Tengo la hepatitis E", "es", "ca")).toBe("Tinc l'hepatitis E");
    expect(await engine.translate("la casa e", "es", "ca")).toMatch(/^la casa/i);
  });

  it("answers each with its own, whatever the text", async () => {
    const unit = fc.constantFrom(..."abcdeé ñ ¿?!.,;\\[]{}^$/@<>*#~+_'\"&|0-=\0\n\r\t\u00a0\u200b\ufffd".split(""), "😀", "<b>", "</i>", " house ", " the ", ". ", "[[", "]]", "\\[", ".[]", "[][\n]", "السلام", "\ud83d", "http://a.b/[c]");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit, maxLength: 60 }), { minLength: 1, maxLength: 8 }), async (texts) => {
        const marked = texts.map((text, index) => `Zzq${index} ${text}\n`);
        const answers = await Promise.all(marked.map((text) => engine.translate(text, "en", "es")));
        answers.forEach((answer, index) => {
          expect(answer).toMatch(new RegExp(`^[¿¡]?Zzq${index}`, "i"));
          expect(spaces(answer)).toEqual(spaces(marked[index] ?? ""));
        });
      }),
      { numRuns: 60 },
    );
  });

  it("keeps answers apart when directions run at once and outnumber what is kept warm", async () => {
    const small = createApertium({ warmDirections: 1 });
    const asked = [["en", "es", "casa"], ["es", "en", "casa"], ["es", "fr", "maison"]] as const;
    const words = { en: "house", es: "casa" };
    const answers = await Promise.all([...asked, ...asked].map(([from, to]) => small.translate(words[from], from, to)));
    expect(answers).toEqual(["casa", "house", "maison", "casa", "house", "maison"]);
    await small.close();
  });

  it("starts again when its processes are killed under it", async () => {
    const own = createApertium();
    await own.translate("house", "en", "es");
    const pids = descendants(process.pid, "eng-spa");
    expect(pids).not.toEqual([]);
    // Not an error of the one whose neighbour took it along.
    spawnSync("kill", ["-9", ...pids.map(String)]);
    expect(await own.translate("house", "en", "es")).toBe("casa");
    await own.close();
    await engine.translate("house", "en", "es");
  });

  it("fails only the request to blame when a text kills the chain", async () => {
    const script = `while IFS= read -r -d '' line; do case "$line" in *poison*) exit 1;; esac; printf '%s\\0' "$line"; done`;
    const fragile = createApertium({ installation: { modes: () => new Set(["eng-spa"]), script: () => Promise.resolve(script) } });
    const answers = await Promise.allSettled(["one", "poison", "three"].map((text) => fragile.translate(text, "en", "es")));
    expect(answers.map((answer) => (answer.status === "fulfilled" ? answer.value : answer.reason instanceof Error && answer.reason.name))).toEqual(["one", "EngineFailure", "three"]);
    await fragile.close();
  });

  it("takes rubbish for no answer", async () => {
    const script = `while IFS= read -r -d '' line; do printf 'rubbish [\\0'; done`;
    const broken = createApertium({ installation: { modes: () => new Set(["eng-spa"]), script: () => Promise.resolve(script) } });
    await expect(broken.translate("hello", "en", "es")).rejects.toMatchObject({ name: "EngineFailure" });
    await broken.close();
  });
});

it("goes on in other languages while one hangs or dies, and with that one once it is well again", async () => {
  const echo = `while IFS= read -r -d '' line; do printf '%s\\0' "$line"; done`;
  const scripts: Record<string, string> = { "eng-spa": "cat > /dev/null", "spa-cat": "exit 1", "spa-eng": echo };
  const ill = createApertium({ installation: { modes: () => new Set(Object.keys(scripts)), script: (mode) => Promise.resolve(scripts[mode] ?? "") }, timeoutMs: 3_000 });
  const hanging = ill.translate("hello", "en", "es");
  const dead = ill.translate("hola", "es", "ca");
  const failures = Promise.allSettled([hanging, dead]);
  expect(await ill.translate("hola", "es", "en")).toBe("hola");
  expect(await failures).toMatchObject([
    { reason: { name: "EngineFailure", message: "Apertium gave no answer in 3000 ms." } },
    { reason: { name: "EngineFailure", message: "Apertium stopped." } },
  ]);
  scripts["eng-spa"] = echo;
  expect(await ill.translate("hello", "en", "es")).toBe("hello");
  await ill.close();
});

it("says what to install, or that nothing would help", async () => {
  const none = createApertium({ installation: { modes: () => new Set(), script: () => Promise.reject(new Error("none")) } });
  await expect(none.translate("hi", "en", "es")).rejects.toThrow("apt-get install apertium apertium-eng-spa");
  await expect(none.translate("hi", "en", "de")).rejects.toThrow("No engine on this machine translates to de");
  expect(await none.languages()).toEqual([]);
  none.warm("en", "de");
});

it("gives back a text in its own language", async () => {
  expect(await engine.translate(" ¿Qué? ", "es", "es-MX")).toBe(" ¿Qué? ");
});

/** Every white space but single blanks, which follow the words. */
const spaces = (text: string) => text.match(/[\s\p{Cc}]+/gu)?.filter((space) => space !== " ") ?? [];

/** Processes below one whose command names a mode. */
function descendants(root: number, mode: string): readonly number[] {
  const rows = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).trim().split("\n").map((row) => {
    const [pid = "", parent = "", ...args] = row.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), args: args.join(" ") };
  });
  const below = new Set([root]);
  for (let size = 0; size !== below.size; ) {
    size = below.size;
    for (const { pid, parent } of rows) if (below.has(parent)) below.add(pid);
  }
  return rows.filter(({ pid, args }) => below.has(pid) && args.includes(mode) && args.startsWith("lt-proc")).map(({ pid }) => pid);
}
