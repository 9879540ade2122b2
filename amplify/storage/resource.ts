import { defineStorage } from "@aws-amplify/backend";

export const storage = defineStorage({
  name: "parley",
  access: (allow) => ({
    "people/{entity_id}/*": [allow.entity("identity").to(["read", "write", "delete"])],
  }),
});
