import type { Direction } from "./directions.ts";

/** What passing through a language costs beside the step itself: Spanish has the best dictionaries, then Catalan. */
const pivotCost: Readonly<Record<string, number>> = { es: 0, ca: 0.1, en: 0.4, fr: 0.4, pt: 0.5, "pt-PT": 0.5 };
const otherPivotCost = 0.8;

/** More steps than this leave nothing of a sentence. */
const longestRoute = 3;

/**
 * The cheapest way from one language to another: one step beats two, and of two pivots the better one wins.
 * Nothing if there is none. `costOf` prices a single step.
 */
export function findRoute(
  directions: readonly Direction[],
  source: string,
  target: string,
  costOf: (direction: Direction) => number = () => 1,
): readonly Direction[] | undefined {
  let best: { cost: number; steps: readonly Direction[] } | undefined;
  let open: { at: string; cost: number; steps: readonly Direction[] }[] = [{ at: source, cost: 0, steps: [] }];
  for (let length = 0; length < longestRoute && open.length > 0; length += 1) {
    const next: typeof open = [];
    for (const path of open) {
      for (const direction of directions) {
        if (direction.source !== path.at || path.steps.some((step) => step.source === direction.target)) continue;
        const steps = [...path.steps, direction];
        const cost = path.cost + costOf(direction);
        if (direction.target !== target) {
          next.push({ at: direction.target, cost: cost + (pivotCost[direction.target] ?? otherPivotCost), steps });
        } else if (!best || cost < best.cost) {
          best = { cost, steps };
        }
      }
    }
    open = next;
  }
  return best?.steps;
}

/** The packages still to be installed for a pair to work: the fewest that do. Nothing if no package would help. */
export function missingPackages(
  directions: readonly Direction[],
  isInstalled: (direction: Direction) => boolean,
  source: string,
  target: string,
): readonly string[] | undefined {
  const route = findRoute(directions, source, target, (direction) => (isInstalled(direction) ? 1 : 10));
  return route && [...new Set(route.filter((step) => !isInstalled(step)).map((step) => step.debianPackage))];
}
