import { Bookmark, Languages, type LucideIcon } from "lucide-react";
import type { MessageId } from "../locales/message-id.ts";

/** The places of the app, in the header on a desk and in the bar below on a phone. */
export const places: { path: string; name: MessageId; icon: LucideIcon }[] = [
  { path: "/", name: "app.translate", icon: Languages },
  { path: "/phrases", name: "app.phrases", icon: Bookmark },
];
