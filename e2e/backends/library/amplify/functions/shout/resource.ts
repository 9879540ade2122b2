import { defineFunction } from "@aws-amplify/backend";

export const shout = defineFunction({ name: "shout", entry: "./handler.ts", runtime: 22, timeoutSeconds: 30, resourceGroupName: "data" });
