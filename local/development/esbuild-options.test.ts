import { expect, it } from "vitest";
import { esbuildOptions } from "./esbuild-options.ts";

it("turns every form of word into the option of that name", () => {
  const words = ["--bundle", "./a/handler.ts", "--main-fields=module,main", "--sources-content=false", "--sourcemap=inline", "--external:left", "--external:right", "--define:A=\"b=c\"", "--define:D=1", "--banner:js=/* a: b = c\n */"];
  expect(esbuildOptions(words)).toEqual({
    bundle: true,
    entryPoints: ["./a/handler.ts"],
    mainFields: ["module", "main"],
    sourcesContent: false,
    sourcemap: "inline",
    external: ["left", "right"],
    define: { A: '"b=c"', D: "1" },
    banner: { js: "/* a: b = c\n */" },
  });
});
