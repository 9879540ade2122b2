import type { Schema } from "../../../amplify/data/resource.ts";

/** The answers of the API, as it gives them. */
export type Room = Schema["Room"]["type"];
export type Member = Schema["Member"]["type"];
export type Message = Schema["Message"]["type"];
export type RoomEvent = Schema["RoomEvent"]["type"];
export type RoomSummary = Schema["RoomSummary"]["type"];
export type Flag = Schema["Flag"]["type"];
export type Membership = Schema["Membership"]["type"];
