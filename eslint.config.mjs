/** Few rules: what is surely a mistake. Form is Prettier's. */
import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["_build/**", "dist/**", "src/lupusedu/static/**", ".nox/**", ".venv/**"] },
  js.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "no-var": "error",
      "prefer-const": ["error", { destructuring: "all" }],
    },
  },
];
