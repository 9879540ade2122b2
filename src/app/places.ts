import { Bookmark, Languages, type LucideIcon, MessagesSquare } from "lucide-react";
import type { MessageId } from "../locales/message-id.ts";

/** The places of the app, in the header on a desk and in the bar below on a phone. */
export const places: { path: string; name: MessageId; icon: LucideIcon }[] = [
  { path: "/", name: "app.translate", icon: Languages },
  { path: "/conversations", name: "app.conversations", icon: MessagesSquare },
  { path: "/phrases", name: "app.phrases", icon: Bookmark },
];

/** Whether a page belongs to a place: the place itself, or what lies below it. */
export const isAt = (path: string, place: string): boolean => path === place || (place !== "/" && path.startsWith(`${place}/`));
