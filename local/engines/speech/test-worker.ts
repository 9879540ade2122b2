import { answerRequests } from "./answer-requests.ts";

/** Does as it is told, for the test of worker processes. */
answerRequests((request: { readonly say: string }) => {
  if (request.say === "die") process.exit(1);
  if (request.say === "hang") for (;;);
  if (request.say === "refuse") return Promise.reject(new Error("I will not."));
  return Promise.resolve(`${request.say} from ${process.pid}`);
});
