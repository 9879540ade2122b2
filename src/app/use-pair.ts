import { useState } from "react";
import { otherThan } from "../features/translate/draft.ts";
import { homeLanguage } from "../features/translate/use-draft.ts";
import { preferences } from "../ui/stored.ts";

interface Pair {
  mine: string;
  theirs: string;
}

/** The languages of the two people: those of the translate page, until others are chosen here, which is remembered. */
export function usePair(): [Pair, (pair: Pair) => void] {
  const [pair, setPair] = useState(firstPair);
  const change = (next: Pair) => {
    // Two people with one language need no phrases: choosing the other's swaps the two.
    const swapped = next.mine === next.theirs ? { mine: pair.theirs, theirs: pair.mine } : next;
    preferences.write("packs", `${swapped.mine} ${swapped.theirs}`);
    setPair(swapped);
  };
  return [pair, change];
}

function firstPair(): Pair {
  const [mine, theirs] = (preferences.read("packs") ?? "").split(" ");
  if (mine && theirs) return { mine, theirs };
  const source = preferences.read("source");
  const own = source && source !== "auto" ? source : homeLanguage();
  const target = preferences.read("target");
  return { mine: own, theirs: target && target !== own ? target : otherThan(own) };
}
