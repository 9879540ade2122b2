import { defineBackend } from "@aws-amplify/backend";
import { auth } from "./auth/resource.ts";
import { data } from "./data/resource.ts";

const backend = defineBackend({ auth, data });

// A source that one machine has no other side for: what stands on it says so, and the rest goes on.
backend.data.addHttpDataSource("elsewhere", "https://example.org");
