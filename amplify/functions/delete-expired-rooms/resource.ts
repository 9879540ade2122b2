import { defineFunction } from "@aws-amplify/backend";
import { limits } from "../../limits.ts";

export const deleteExpiredRooms = defineFunction({
  name: "delete-expired-rooms",
  entry: "./handler.ts",
  runtime: 22,
  timeoutSeconds: limits.functionSeconds,
  memoryMB: 512,
  schedule: "every 1h",
});
