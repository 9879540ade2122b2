/**
 * What the code is held to: everything of typescript-eslint's `strictTypeChecked` and ESLint's `recommended`, the rules of React
 * and its compiler, and the map in ARCHITECTURE.md as zones. Why in this linter: docs/decisions/0011-checks-in-native-code.md.
 */
import { readdirSync } from "node:fs";
import { defineConfig, type OxlintOverride } from "oxlint";

interface Ban {
  readonly regex: string;
  readonly message: string;
  readonly allowTypeImports?: boolean;
}

const foldersIn = (folder: string) =>
  readdirSync(new URL(`${folder}/`, import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

/** Files of `files` import nothing whose path matches one of the bans. The last zone that names a file holds for it. */
const zone = (files: string[], bans: readonly Ban[]): OxlintOverride => ({
  files,
  rules: { "no-restricted-imports": ["error", { patterns: [...bans] }] },
});

/** No folder in `parent` imports from another of them, at any depth. */
const apart = (parent: string, others: readonly Ban[], message: string): OxlintOverride[] =>
  foldersIn(parent).flatMap((folder) => {
    const siblings = foldersIn(parent).filter((name) => name !== folder).join("|");
    return [0, 1, 2, 3].map((depth) =>
      zone(
        [`${parent}/${folder}/${"*/".repeat(depth)}*.{ts,tsx}`],
        [...others, { regex: `^${"\\.\\./".repeat(depth + 1)}(${siblings})/`, message }],
      ),
    );
  });

const noLocal: Ban = { regex: "^(\\.\\./)+local/", message: "Product code knows nothing of the local cloud." };
const noProduct: Ban = { regex: "^(\\.\\./)+(src|amplify)/", message: "The local cloud reads the assembly, never the product's code." };
const noApp: Ban = { regex: "^(\\.\\./)+app/", message: "The app composes features, never the other way round." };
const noFeatures: Ban = { regex: "^(\\.\\./)+features/", message: "ui, api, device and formats know nothing of features." };
const onlySchema: Ban = { regex: "^(\\.\\./)+amplify/", message: "Only `import type { Schema }`.", allowTypeImports: true };

/** The map in ARCHITECTURE.md, as rules. */
const zones = [
  zone(["amplify/**/*.ts"], [noLocal]),
  zone(["src/**/*.{ts,tsx}"], [noLocal, onlySchema]),
  zone(["src/{ui,api,device,formats}/**/*.{ts,tsx}"], [noLocal, onlySchema, noApp, noFeatures]),
  ...apart("src/features", [noLocal, onlySchema, noApp], "One feature never imports another: the app passes what crosses."),
  zone(["local/**/*.ts"], [noProduct]),
  ...apart("local/services", [noProduct], "Services meet only through the interfaces that cloud.ts passes."),
];

const all = (...rules: string[]) => Object.fromEntries(rules.map((rule) => [rule, "error" as const]));

/** What the category `correctness` leaves out of ESLint's `recommended`. */
const recommended = all(
  "no-array-constructor",
  "no-case-declarations",
  "no-empty",
  "no-fallthrough",
  "no-prototype-builtins",
  "no-redeclare",
  "no-regex-spaces",
  "no-unexpected-multiline",
  "no-useless-assignment",
  "no-useless-constructor",
  "no-var",
  "prefer-const",
  "prefer-rest-params",
  "prefer-spread",
  "preserve-caught-error",
);

/** What the category `correctness` leaves out of typescript-eslint's `strictTypeChecked`, and what we add to that. */
const strictTypeChecked = {
  ...all(
    "typescript/consistent-type-imports",
    "typescript/no-deprecated",
    "typescript/no-dynamic-delete",
    "typescript/no-empty-object-type",
    "typescript/no-explicit-any",
    "typescript/no-extraneous-class",
    "typescript/no-generated-empty-object-type",
    "typescript/no-invalid-void-type",
    "typescript/no-misused-promises",
    "typescript/no-mixed-enums",
    "typescript/no-namespace",
    "typescript/no-non-null-asserted-nullish-coalescing",
    "typescript/no-non-null-assertion",
    "typescript/no-require-imports",
    "typescript/no-unnecessary-boolean-literal-compare",
    "typescript/no-unnecessary-condition",
    "typescript/no-unnecessary-template-expression",
    "typescript/no-unnecessary-type-arguments",
    "typescript/no-unnecessary-type-assertion",
    "typescript/no-unnecessary-type-constraint",
    "typescript/no-unnecessary-type-conversion",
    "typescript/no-unnecessary-type-parameters",
    "typescript/no-unsafe-argument",
    "typescript/no-unsafe-assignment",
    "typescript/no-unsafe-call",
    "typescript/no-unsafe-enum-assignment",
    "typescript/no-unsafe-enum-comparison",
    "typescript/no-unsafe-function-type",
    "typescript/no-unsafe-member-access",
    "typescript/no-unsafe-return",
    "typescript/only-throw-error",
    "typescript/prefer-literal-enum-member",
    "typescript/prefer-promise-reject-errors",
    "typescript/prefer-reduce-type-parameter",
    "typescript/prefer-return-this-type",
    "typescript/related-getter-setter-pairs",
    "typescript/switch-exhaustiveness-check",
    "typescript/unified-signatures",
    "typescript/use-unknown-in-catch-callback-variable",
  ),
  "typescript/ban-ts-comment": ["error", { minimumDescriptionLength: 10 }],
  // `() => void f()` is how an event handler says that it does not wait.
  "typescript/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true, ignoreVoidOperator: true }],
  "typescript/restrict-plus-operands": [
    "error",
    { allowAny: false, allowBoolean: false, allowNullish: false, allowNumberAndString: false, allowRegExp: false },
  ],
  // Numbers read well in template literals; what must not slip in is objects.
  "typescript/restrict-template-expressions": ["error", { allowNumber: true }],
  "typescript/return-await": ["error", "error-handling-correctness-only"],
} satisfies OxlintOverride["rules"];

/** The rules of React and of its compiler, as `eslint-plugin-react-hooks` recommends them. */
const hooks = all(
  "react/error-boundaries",
  "react/exhaustive-deps",
  "react/globals",
  "react/immutability",
  "react/incompatible-library",
  "react/preserve-manual-memoization",
  "react/purity",
  "react/refs",
  "react/rules-of-hooks",
  "react/set-state-in-effect",
  "react/set-state-in-render",
  "react/static-components",
  "react/unsupported-syntax",
  "react/use-memo",
);

export default defineConfig({
  ignorePatterns: ["dist", ".parley", ".amplify", "cdk.out", "coverage", "test-results"],
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: "error" },
  plugins: ["typescript", "oxc"],
  categories: { correctness: "error" },
  rules: {
    ...recommended,
    // Text from outside may hold control characters: matching them is the point.
    "no-control-regex": "off",
    // A leading underscore excuses nothing.
    "no-unused-vars": ["error", { argsIgnorePattern: null, varsIgnorePattern: null }],
  },
  overrides: [
    { files: ["**/*.{ts,tsx}"], rules: strictTypeChecked },
    { files: ["src/**/*.{ts,tsx}"], excludeFiles: ["src/**/*.test.{ts,tsx}"], plugins: ["react"], rules: hooks },
    { files: ["**/*.{js,mjs}"], rules: { "no-undef": "error" } },
    { files: ["public/**/*.js"], env: { browser: true } },
    { files: ["**/*.mjs"], env: { node: true } },
    ...zones,
  ],
});
