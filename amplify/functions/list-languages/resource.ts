import { defineFunction } from "@aws-amplify/backend";

export const listLanguages = defineFunction({
  name: "list-languages",
  entry: "./handler.ts",
  runtime: 22,
  timeoutSeconds: 30,
  memoryMB: 512,
  resourceGroupName: "data",
});
