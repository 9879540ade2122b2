import { defineFunction } from "@aws-amplify/backend";

export const greet = defineFunction({ name: "greet", entry: "./handler.ts", runtime: 22, timeoutSeconds: 30, resourceGroupName: "data" });
