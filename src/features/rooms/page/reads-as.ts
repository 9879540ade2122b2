import { charactersOf } from "./message-length.ts";
import { languagesOf } from "../people.ts";
import type { Member } from "../room.ts";

/** Translates by the API. Rejects with an error that has a code and a sentence. */
export type Translate = (text: string, source: string, target: string) => Promise<string>;

/** What a check of the draft asks for. */
export interface Check {
  readonly text: string;
  readonly language: string;
  readonly targets: readonly string[];
}

/** How the draft reads in one language, and what that says in one's own. */
export interface ReadsAs {
  readonly language: string;
  readonly there?: string;
  readonly back?: string;
  /** Why there is none. */
  readonly problem?: unknown;
}

/** The draft in every other language of the room; nothing to check where all share one's own. */
export function planCheck(text: string, language: string, members: readonly Pick<Member, "language">[]): Check | undefined {
  const said = text.trim();
  const targets = languagesOf(members).filter((target) => target !== language);
  return said === "" || targets.length === 0 ? undefined : { text: said, language, targets };
}

/** Roughly what the check costs of one's own characters: there and back, in each language. */
export const costOf = ({ text, targets }: Check): number => charactersOf(text) * 2 * targets.length;

/** There and back. Languages are checked apart: one that fails keeps no other from being read. */
export const checkReading = ({ text, language, targets }: Check, translate: Translate): Promise<ReadsAs[]> =>
  Promise.all(
    targets.map(async (target): Promise<ReadsAs> => {
      try {
        const there = await translate(text, language, target);
        try {
          return { language: target, there, back: await translate(there, target, language) };
        } catch (problem) {
          return { language: target, there, problem };
        }
      } catch (problem) {
        return { language: target, problem };
      }
    }),
  );
