import { defineFunction } from "@aws-amplify/backend";

export const authorize = defineFunction({ name: "authorize", entry: "./handler.ts", runtime: 22, timeoutSeconds: 30, resourceGroupName: "data" });
