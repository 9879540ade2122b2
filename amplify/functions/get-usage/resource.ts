import { defineFunction } from "@aws-amplify/backend";

export const getUsage = defineFunction({
  name: "get-usage",
  entry: "./handler.ts",
  runtime: 22,
  timeoutSeconds: 30,
  memoryMB: 512,
  resourceGroupName: "data",
});
