import { defineFunction } from "@aws-amplify/backend";

export const nameGroups = defineFunction({ name: "name-groups", entry: "./handler.ts", runtime: 22, timeoutSeconds: 5 });
