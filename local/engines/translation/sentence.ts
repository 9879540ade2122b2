import { EngineFailure } from "./engine.ts";
import type { Pipeline } from "./pipeline.ts";
import { normalize, restore } from "./punctuation.ts";
import { cutPieces, decodePieces, encodePieces, keptAlike, type Piece } from "./stream-format.ts";

type Sender = Pick<Pipeline, "send" | "close">;

/** One sentence, without white space around it, through one direction. */
export async function translateSentence(sender: Sender, sentence: string, source: string, target: string): Promise<string> {
  const wellFormed = Buffer.from(sentence, "utf8").toString("utf8");
  const pieces = cutPieces(normalize(wellFormed));
  if (!pieces.some(isWords)) return wellFormed;
  const answer = await request(sender, pieces);
  const kept = pieces.filter((piece) => piece.kept);
  if (keptAlike(pieces, answer)) {
    return fillIn(restore(leaveOut(answer), leaveOut(cutPieces(wellFormed)), source, target), kept);
  }
  // The engine moved or lost something that must stay: what stands between goes through on its own.
  const parts = cutPieces(wellFormed).map(async (piece) => {
    if (!isWords(piece)) return piece.text;
    const words = leaveOut(await request(sender, [{ text: normalize(piece.text), kept: false }]));
    return restore(words, piece.text, source, target);
  });
  return (await Promise.all(parts)).join("");
}

const isWords = (piece: Piece) => !piece.kept && /\p{L}/u.test(piece.text);

/** What is kept as written stands for the time being as NUL, which no other part of a sentence can contain. */
const leaveOut = (pieces: readonly Piece[]) => pieces.map((piece) => (piece.kept ? "\0" : piece.text)).join("");

function fillIn(text: string, kept: readonly Piece[]): string {
  const remaining = kept.values();
  return text.replace(/\0/g, () => remaining.next().value?.text ?? "");
}

async function request(sender: Sender, pieces: readonly Piece[]): Promise<readonly Piece[]> {
  for (const apart of [false, true]) {
    const answer = decodePieces(await sender.send(encodePieces(pieces, apart)), apart);
    if (answer) return answer;
  }
  sender.close();
  throw new EngineFailure("Apertium gave an answer that cannot be read.");
}
