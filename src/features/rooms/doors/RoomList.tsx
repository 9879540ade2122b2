import { useQuery } from "@tanstack/react-query";
import { useId, useMemo } from "react";
import { Link } from "wouter";
import { isTransient, toParleyError } from "../../../api/errors.ts";
import { Button } from "../../../ui/Button.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import { ago } from "./ago.ts";
import type { RoomSummary } from "../room.ts";
import type { RoomLanguages } from "../room-parts.ts";
import styles from "./RoomList.module.css";
import { roomsQuery } from "./rooms-query.ts";
import { together, useKeptRooms } from "./use-kept-rooms.ts";
import { useNow } from "../page/use-now.ts";

/** The server lists no more. */
const longest = 50;

interface RoomListProps {
  person: string;
  languages: RoomLanguages;
  hrefOf: (roomId: string) => string;
}

/** The conversations one is in, the latest first. */
export function RoomList({ person, languages, hrefOf }: RoomListProps) {
  const t = useMessages();
  const id = useId();
  const now = useNow(30_000);
  const { data, error, refetch, isSuccess, isFetchedAfterMount } = useQuery({
    ...roomsQuery(person),
    refetchOnMount: "always",
    refetchOnWindowFocus: true,
  });
  const listed = isSuccess && isFetchedAfterMount && data.length < longest ? data : undefined;
  const kept = useKeptRooms(person, { listed, needed: data === undefined || error !== null });
  const known = useMemo(() => together(data, kept?.rooms), [data, kept]);
  // Without an answer, somebody may have said something since: then a room lives on.
  const rooms = error ? known : known?.filter((room) => !isOver(room, now));
  const isAbsent = ({ roomId }: RoomSummary) => isTransient(error) && kept !== undefined && !kept.ids.has(roomId);

  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {t("rooms.list")}
      </h2>
      {error && (
        <Notice role={isTransient(error) ? "status" : "alert"} tone={rooms ? "warn" : "bad"}>
          {t(rooms ? "rooms.stale" : "rooms.failed", { reason: toParleyError(error).sentence })}{" "}
          <Button look="link" onClick={() => void refetch()}>
            {t("error.retry")}
          </Button>
        </Notice>
      )}
      {!rooms && !error && <Skeleton label={t("rooms.loading")} />}
      {rooms?.length === 0 && <p className={styles.empty}>{t("rooms.empty")}</p>}
      {rooms && rooms.length > 0 && (
        <ul className={styles.list}>
          {rooms.map((room) => (
            <li key={room.roomId}>
              <RoomCard room={room} languages={languages} href={hrefOf(room.roomId)} now={now} absent={isAbsent(room)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface RoomCardProps {
  room: RoomSummary;
  languages: RoomLanguages;
  href: string;
  now: number;
  /** It cannot be opened before there is a network. */
  absent: boolean;
}

function RoomCard({ room, languages, href, now, absent }: RoomCardProps) {
  const t = useMessages();
  return (
    <article className={styles.card}>
      <h3 className={styles.title}>
        <Link href={href} className={styles.open} dir="auto">
          {room.title}
        </Link>
      </h3>
      <p className={styles.languages}>
        {room.languages.map((code, index) => (
          <span key={code}>
            {index > 0 && " · "}
            <bdi lang={code}>{languages.nativeName(code)}</bdi>
          </span>
        ))}
      </p>
      <p className={styles.foot}>
        <span>
          {t("rooms.people", { people: room.people })} · <time dateTime={room.lastActiveAt}>{ago(room.lastActiveAt, now)}</time>
        </span>
        <span className={styles.code} dir="ltr">
          {room.code}
        </span>
        {room.isHost && <span className={styles.host}>{t("rooms.host")}</span>}
        {isOver(room, now) && <span>{t("rooms.over.perhaps")}</span>}
        {absent && <span>{t("rooms.absent")}</span>}
      </p>
    </article>
  );
}

const isOver = ({ expiresAt }: RoomSummary, now: number) => Date.parse(expiresAt) <= now;

/** Invisible for the first 300 ms (its style sheet sees to it): most lists are there before. */
function Skeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className={styles.list}>
      {[0, 1].map((index) => (
        <div key={index} className={styles.skeleton} />
      ))}
    </div>
  );
}
