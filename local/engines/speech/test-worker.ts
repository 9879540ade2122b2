import { answerRequests } from "./answer-requests.ts";

/** Does as it is told, for the test of worker processes. */
answerRequests(async (request: { readonly say: string }, { received, send }) => {
  if (request.say === "echo") for await (const part of received) send(part);
  if (request.say === "die") process.exit(1);
  if (request.say === "babble") process.send?.(7);
  if (request.say === "hang") for (;;);
  if (request.say === "refuse") throw new Error("I will not.");
  return `${request.say} from ${process.pid}`;
});
