import { defineFunction } from "@aws-amplify/backend";

export const translateText = defineFunction({
  name: "translate-text",
  entry: "./handler.ts",
  runtime: 22,
  timeoutSeconds: 30,
  memoryMB: 512,
  resourceGroupName: "data",
});
