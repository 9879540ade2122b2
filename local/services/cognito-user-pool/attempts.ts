import { AwsError } from "../../gateway/aws-error.ts";
import type { Clock } from "../interfaces.ts";

const remembered = 50_000;
const quarterOfAnHour = 15 * 60_000;
const hour = 60 * 60_000;

interface Tally {
  readonly count: number;
  readonly lastAt: number;
}

export interface Attempts {
  /**
   * Throws NotAuthorizedException while the name is locked out: after the fifth wrong password in a row for a second,
   * doubling with each further one up to a quarter of an hour; a quarter of an hour without attempts forgets them.
   * https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html#authentication-flow-lockout-behavior
   */
  requireUnlocked(name: string): void;
  passwordFailed(name: string): void;
  passwordAccepted(name: string): void;
  /** Counts one more try of `kind`; throws LimitExceededException for more than `limit` within an hour. */
  spend(kind: string, name: string, limit: number): void;
  forgive(kind: string, name: string): void;
}

/** Counts by the name that was asked for, whether it exists or not, so that the answers do not tell. */
export function createAttempts({ clock }: { clock: Clock }): Attempts {
  const tallies = new Map<string, Tally>();

  function recent(key: string, window: number): Tally | undefined {
    const tally = tallies.get(key);
    return tally && clock.now() - tally.lastAt < window ? tally : undefined;
  }
  function count(key: string, window: number): number {
    const total = (recent(key, window)?.count ?? 0) + 1;
    // Deleted first, so that the map stays in order of use and the least recent is dropped when it is full.
    tallies.delete(key);
    tallies.set(key, { count: total, lastAt: clock.now() });
    const oldest = tallies.size > remembered ? tallies.keys().next().value : undefined;
    if (oldest !== undefined) tallies.delete(oldest);
    return total;
  }

  return {
    requireUnlocked(name) {
      const tally = recent(`password\n${name}`, quarterOfAnHour);
      if (!tally || tally.count < 5) return;
      const lockout = Math.min(2 ** (tally.count - 5) * 1000, quarterOfAnHour);
      if (clock.now() - tally.lastAt < lockout) throw new AwsError("NotAuthorizedException", "Password attempts exceeded");
    },
    passwordFailed: (name) => void count(`password\n${name}`, quarterOfAnHour),
    passwordAccepted: (name) => void tallies.delete(`password\n${name}`),
    spend(kind, name, limit) {
      const key = `${kind}\n${name}`;
      if ((recent(key, hour)?.count ?? 0) >= limit) {
        throw new AwsError("LimitExceededException", "Attempt limit exceeded, please try after some time.");
      }
      count(key, hour);
    },
    forgive: (kind, name) => void tallies.delete(`${kind}\n${name}`),
  };
}
