/* oxlint-disable typescript/consistent-type-imports -- an ambient module cannot import relatively */
/** What we use of the package, which has no types of its own: its parser. */
declare module "amplify-velocity-template" {
  const velocity: {
    parse(template: string): import("./syntax.ts").Node[];
    Helper: { getRefText(reference: import("./syntax.ts").Reference): string };
  };
  export default velocity;
}
