import { environment } from "../environment.ts";

/** The API that called the function, and the credentials of the function's role: valid for as long as its container lives. */
export const ownApi = () => ({
  url: environment("GRAPHQL_URL"),
  region: environment("AWS_REGION"),
  credentials: {
    accessKeyId: environment("AWS_ACCESS_KEY_ID"),
    secretAccessKey: environment("AWS_SECRET_ACCESS_KEY"),
    sessionToken: environment("AWS_SESSION_TOKEN"),
  },
});
