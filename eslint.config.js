import { readdirSync } from "node:fs";
import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const foldersIn = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

/** Files of `files` import nothing whose path matches one of the rules. The last zone that names a file holds for it. */
const zone = (files, rules) => ({
  files,
  rules: {
    "no-restricted-imports": ["error", { patterns: rules.map(([regex, message]) => ({ regex, message })) }],
  },
});

/** No folder in `parent` imports from another of them, at any depth. */
const apart = (parent, others, message) =>
  foldersIn(parent).flatMap((folder) => {
    const siblings = foldersIn(parent).filter((name) => name !== folder).join("|");
    return [0, 1, 2].map((depth) =>
      zone(
        [`${parent}/${folder}/${"*/".repeat(depth)}*.{ts,tsx}`],
        [...others, [`^${"\\.\\./".repeat(depth + 1)}(${siblings})/`, message]],
      ),
    );
  });

const noLocal = ["^(\\.\\./)+local/", "Product code knows nothing of the local cloud."];
const noProduct = ["^(\\.\\./)+(src|amplify)/", "The local cloud reads the assembly, never the product's code."];
const noApp = ["^(\\.\\./)+app/", "The app composes features, never the other way round."];
const noFeatures = ["^(\\.\\./)+features/", "ui, api, device and formats know nothing of features."];

/** The map in ARCHITECTURE.md, as rules. */
const zones = [
  zone(["src/**/*.{ts,tsx}", "amplify/**/*.ts"], [noLocal]),
  zone(["src/{ui,api,device,formats}/**/*.{ts,tsx}"], [noLocal, noApp, noFeatures]),
  ...apart("src/features", [noLocal, noApp], "One feature never imports another: the app passes what crosses."),
  zone(["local/**/*.ts"], [noProduct]),
  ...apart("local/services", [noProduct], "Services meet only through the interfaces that cloud.ts passes."),
];

export default tseslint.config(
  { ignores: ["node_modules", "dist", ".parley", ".amplify", "cdk.out", "coverage", "test-results", "src/locales/**/*.js"] },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      // Numbers read well in template literals; what must not slip in is objects and undefined.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // A handler that must be async for its interface need not await.
      "@typescript-eslint/require-await": "off",
      // `() => void f()` is how an event handler says that it does not wait.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true, ignoreVoidOperator: true }],
      // Text from outside may hold control characters: matching them is the point.
      "no-control-regex": "off",
    },
  },
  ...zones,
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["src/**/*.test.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "@typescript-eslint/no-restricted-imports": [
        "error",
        { patterns: [{ group: ["**/amplify/**"], allowTypeImports: true, message: "Only `import type { Schema }`." }] },
      ],
    },
  },
  {
    files: ["**/*.js"],
    languageOptions: { globals: { console: "readonly", document: "readonly", localStorage: "readonly", matchMedia: "readonly", window: "readonly" } },
  },
);
