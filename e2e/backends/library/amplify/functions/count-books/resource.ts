import { defineFunction } from "@aws-amplify/backend";

export const countBooks = defineFunction({ name: "count-books", entry: "./handler.ts", runtime: 22, timeoutSeconds: 30, resourceGroupName: "data" });
