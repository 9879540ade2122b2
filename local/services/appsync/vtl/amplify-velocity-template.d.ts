/** What we use of the package, which has no types of its own: its parser. */
declare module "amplify-velocity-template" {
  import type { Node, Reference } from "./syntax.ts";
  const velocity: {
    parse(template: string): Node[];
    Helper: { getRefText(reference: Reference): string };
  };
  export default velocity;
}
