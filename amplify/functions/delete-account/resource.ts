import { defineFunction } from "@aws-amplify/backend";
import { limits } from "../../limits.ts";

export const deleteAccount = defineFunction({
  name: "delete-account",
  entry: "./handler.ts",
  runtime: 22,
  timeoutSeconds: limits.functionSeconds,
  memoryMB: 512,
  resourceGroupName: "data",
});
