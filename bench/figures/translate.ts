import { createServer } from "node:http";
import { signIn, signOut } from "aws-amplify/auth";
import { configureAmplify } from "../../e2e/support/amplify-client.ts";
import { signUp } from "../../e2e/support/person.ts";
import { freePort, type Product } from "../../e2e/support/product.ts";
import { createApertium } from "../../local/engines/translation/apertium.ts";
import type { Figure } from "../figure.ts";
import { inTurn, median } from "../measure.ts";

const rounds = 200;
const sentence = (round: number) => `Please bring the paper number ${1000 + round} to room ${round}.`;

/** `translate` through the real client and every layer, beside the same engine asked directly. */
export async function translate({ origin }: Product): Promise<readonly Figure[]> {
  const { client, outputs } = await configureAmplify(origin);
  const { email, password } = await signUp(origin, outputs);
  await signIn({ username: email, password });
  const engine = createApertium();
  const ask = async (text: string, cached: boolean) => {
    const { data, errors } = await client.queries.translate({ text, source: "en", target: "es" });
    if (!data || data.cached !== cached) throw new Error(errors?.[0]?.message ?? "That was not the answer to measure.");
  };
  for (let warmUp = 0; warmUp < 20; warmUp++) {
    await ask(`The train number ${warmUp} is late.`, false);
    await engine.translate(`The train number ${warmUp} is late.`, "en", "es");
  }

  const uncached = await inTurn(
    rounds,
    (round) => ask(sentence(round), false),
    (round) => engine.translate(sentence(round), "en", "es"),
  );
  await engine.close();

  const port = await freePort();
  const bare = createServer((request, response) => {
    request.resume().on("end", () => response.end("{}"));
  });
  await new Promise<void>((done) => bare.listen(port, "127.0.0.1", done));
  const remembered = await inTurn(
    rounds,
    (round) => ask(sentence(round), true),
    async () => (await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: "{}" })).text(),
  );
  bare.close();
  bare.closeAllConnections();
  await signOut();

  const engineAlone = median(uncached.yardstick);
  return [
    {
      name: "`translate`, uncached, warm, through client, AppSync, Lambda and Translate: above the bare warm engine, p50",
      measured: median(uncached.measured) - engineAlone,
      unit: "ms",
      bound: 8,
      yardstick: `the bare warm engine: ${engineAlone.toFixed(1)} ms`,
    },
    {
      name: "`translate` from memory, p50",
      measured: median(remembered.measured),
      unit: "ms",
      bound: 6,
      yardstick: `a bare \`node:http\` round trip: ${median(remembered.yardstick).toFixed(1)} ms`,
    },
  ];
}
