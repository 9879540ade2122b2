import { defineFunction } from "@aws-amplify/backend";

export const recordVisit = defineFunction({ name: "record-visit", entry: "./handler.ts", runtime: 22, timeoutSeconds: 30, resourceGroupName: "data" });
