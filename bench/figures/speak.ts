import { configureAmplify } from "../../e2e/support/amplify-client.ts";
import type { Product } from "../../e2e/support/product.ts";
import { createEspeak } from "../../local/engines/speech/espeak.ts";
import type { Figure } from "../figure.ts";
import { inTurn, median } from "../measure.ts";

const rounds = 50;
/** 60 characters, another text each round. */
const sentence = (round: number) => `El tren ${String(round).padStart(3, "0")} sale a las cuatro y diez de la otra estación.`.padEnd(60, ".");

/** `speak` through the real client and every layer, beside the same synthesizer and encoder asked directly. */
export async function speak({ origin }: Product): Promise<readonly Figure[]> {
  const { client } = await configureAmplify(origin);
  const engine = createEspeak();
  const ask = async (text: string) => {
    const { data, errors } = await client.queries.speak({ text, language: "es" }, { authMode: "iam" });
    if (!data || data.cached) throw new Error(errors?.[0]?.message ?? "That was not the answer to measure.");
  };
  const bare = async (text: string) => {
    const speech = engine.synthesize({ text, ssml: false, language: "es", voice: "roa/es" });
    await engine.encode(speech, "mp3", 22050);
  };
  for (let warmUp = 0; warmUp < 5; warmUp++) {
    await ask(`Buenos días, número ${warmUp}.`);
    await bare(`Buenos días, número ${warmUp}.`);
  }
  const { measured, yardstick } = await inTurn(
    rounds,
    (round) => ask(sentence(round)),
    (round) => bare(sentence(round)),
  );
  await engine.close();
  return [
    {
      name: "`speak`, uncached, 60 characters, p50",
      measured: median(measured),
      unit: "ms",
      bound: 80,
      yardstick: `the bare synthesizer and encoder: ${median(yardstick).toFixed(1)} ms`,
    },
  ];
}
