import { readdirSync } from "node:fs";
import js from "@eslint/js";
import { importX } from "eslint-plugin-import-x";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const siblings = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}`);

/** No folder of `folders` imports from another of them. */
const apart = (folders, message) =>
  folders.map((target) => ({ target, from: folders.filter((other) => other !== target), message }));

const features = siblings("src/features");
const services = siblings("local/services");

/** The map in ARCHITECTURE.md, as rules. */
const zones = [
  { target: ["src/ui", "src/api"], from: ["src/features", "src/app"], message: "ui and api know nothing of features." },
  { target: "src/features", from: "src/app", message: "The app composes features, never the other way round." },
  ...apart(features, "One feature never imports another: the app passes what crosses."),
  { target: "local", from: ["src", "amplify"], message: "The local cloud reads the assembly, never the product's code." },
  { target: ["src", "amplify"], from: "local", message: "Product code knows nothing of the local cloud." },
  ...apart(services, "Services meet only through the interfaces that cloud.ts passes."),
];

export default tseslint.config(
  { ignores: ["node_modules", "dist", ".parley", ".amplify", "cdk.out", "coverage", "test-results", "src/locales/**/*.js"] },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "import-x": importX },
    rules: {
      "import-x/no-restricted-paths": ["error", { zones }],
      "import-x/no-cycle": "off",
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
