import { defineAuth } from "@aws-amplify/backend";
import { nameGroups } from "../functions/name-groups/resource.ts";

export const auth = defineAuth({
  loginWith: { email: true },
  groups: ["Librarians", "Readers"],
  triggers: { preTokenGeneration: nameGroups },
});
