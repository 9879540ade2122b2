import styles from "./Avatar.module.css";
import { initialsOf } from "../people.ts";

/** Who somebody is, at a glance: the name stands beside it, or in the label of what holds it. */
export function Avatar({ name, mine, away }: { name: string; mine: boolean; away: boolean }) {
  return (
    <span aria-hidden className={styles.avatar} data-initials={initialsOf(name)} data-mine={mine || undefined} data-away={away || undefined} />
  );
}
