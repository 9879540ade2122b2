import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateMultipartUploadCommand, PutObjectCommand, S3Client, UploadPartCommand } from "@aws-sdk/client-s3";
import { deleteUser, fetchAuthSession, signIn, signOut } from "aws-amplify/auth";
import { afterAll, expect, it } from "vitest";
import { configureAmplify, type DataClient, type Outputs } from "../support/amplify-client.ts";
import { signUp } from "../support/person.ts";
import { freePort, startProduct, type Product } from "../support/product.ts";
import { readRawStore } from "../support/raw-store.ts";
import { newGuest, roomMember } from "../support/room-member.ts";

const dataDirectory = await mkdtemp(join(tmpdir(), "parley-delete-account-"));
let product: Product | undefined;
afterAll(async () => {
  await product?.stop();
  await rm(dataDirectory, { recursive: true });
});

/** Words that stand nowhere else, by where the person left them. */
const words = {
  name: "Quetzalina",
  phrase: "Xylophonangst",
  translation: "Zwiebelmiedo",
  note: "Wombatnotiz",
  tag: "Okapitag",
  renamed: "Nandunotiz",
  title: "Axolotlrunde",
  inOwnRoom: "Tapirflüstern",
  inOthersRoom: "Gürteltierwort",
  inRoomLeft: "Erdferkelwort",
  translated: "Narwhalina",
  spoken: "Pangolina",
  file: "Kakapobrief",
  halfFile: "Quokkabrief",
} as const;

interface Stage {
  readonly client: DataClient;
  readonly outputs: Outputs;
}

async function openedBy(client: DataClient, title: string): Promise<{ roomId: string; code: string }> {
  const { data, errors } = await client.mutations.openRoom({ title, language: "en", displayName: title });
  if (!data) throw new Error(errors?.[0]?.message);
  return data;
}

const sayIn = async (client: DataClient, roomId: string, text: string) => {
  const { errors } = await client.mutations.say({ roomId, messageId: crypto.randomUUID(), text, language: "en" });
  expect(errors).toBeUndefined();
};

/** The person is signed in: leaves something in every feature, and in the room of another, whom it is told of. */
async function liveIn({ client, outputs }: Stage, here: { roomId: string; code: string }, left: { roomId: string; code: string }): Promise<string> {
  const { data: phrase, errors } = await client.models.Phrase.create({
    ...{ clientId: "c-1", sourceText: words.phrase, sourceLanguage: "en", targetText: words.translation, targetLanguage: "es" },
    ...{ note: words.note, tags: words.tag },
  });
  expect(errors).toBeUndefined();
  await client.models.Phrase.update({ id: phrase?.id ?? "", note: words.renamed });

  const own = await openedBy(client, words.title);
  const guest = roomMember(outputs, await newGuest(outputs));
  await guest.joinRoom(own.code, "Guest", "es");
  await sayIn(client, own.roomId, `Good morning, ${words.inOwnRoom}`);
  await guest.say(own.roomId, crypto.randomUUID(), `Hola ${words.name}`, "es");

  for (const { code } of [here, left]) await client.mutations.joinRoom({ code, displayName: words.name, language: "en" });
  await sayIn(client, here.roomId, words.inOthersRoom);
  await sayIn(client, left.roomId, words.inRoomLeft);
  await client.mutations.leaveRoom({ roomId: left.roomId });
  await client.mutations.joinRoom({ code: "CCCC-3333", displayName: words.name, language: "en" });

  await client.queries.translate({ text: `Please call ${words.translated}`, source: "en", target: "es" });
  await client.queries.speak({ text: `${words.spoken} is here`, language: "en" });

  const { credentials, identityId } = await fetchAuthSession();
  if (!credentials || !identityId) throw new Error("The identity pool gave no credentials.");
  const s3 = new S3Client({ region: outputs.auth.aws_region, endpoint: outputs.custom.endpoints.storage, forcePathStyle: true, credentials });
  await s3.send(new PutObjectCommand({ Bucket: outputs.storage.bucket_name, Key: `people/${identityId}/${words.file}.txt`, Body: words.file }));
  const half = { Bucket: outputs.storage.bucket_name, Key: `people/${identityId}/${words.halfFile}.txt` };
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand(half));
  await s3.send(new UploadPartCommand({ ...half, UploadId, PartNumber: 1, Body: words.halfFile }));
  s3.destroy();
  return identityId;
}

it("leaves no trace of a person who deletes the account, anywhere in the raw store, and takes nothing from others", { timeout: 300_000 }, async () => {
  const port = await freePort();
  product = await startProduct({ dataDirectory, port });
  const stage = await configureAmplify(product.origin);
  const { client, outputs } = stage;
  const bela = await signUp(product.origin, outputs);
  await signIn({ username: bela.email, password: bela.password });
  const here = await openedBy(client, "Bélas Runde");
  const left = await openedBy(client, "Bélas zweite");
  await sayIn(client, here.roomId, "Unverwechselbar Béla");
  await signOut();

  const email = `thylacine-${Date.now()}@example.com`;
  const password = "Corr3ct-horse-battery";
  await signUp(product.origin, outputs, { email, password });
  await signIn({ username: email, password });
  const sub = String((await fetchAuthSession()).userSub);
  const identity = await liveIn(stage, here, left);
  const traces = { ...words, email, sub, identity };

  // The store is read as it lies on disk, and must show that these traces can be found at all. What is translated or
  // spoken is kept for whoever asks the same again, and is never readable.
  await product.stop();
  const before = (await readRawStore(dataDirectory)).join("\n");
  const kept = Object.entries(traces).filter(([, trace]) => before.includes(trace));
  expect(Object.keys(traces).filter((name) => !kept.some(([found]) => found === name))).toEqual(["note", "translated", "spoken"]);

  product = await startProduct({ dataDirectory, port });
  // As the browser does: again, until nothing is left.
  await expect.poll(async () => (await client.mutations.deleteAccount({ authMode: "iam" })).data, { timeout: 120_000 }).toEqual([]);
  await deleteUser();
  await expect(signIn({ username: email, password })).rejects.toMatchObject({ name: "NotAuthorizedException" });

  await signIn({ username: bela.email, password: bela.password });
  expect((await client.queries.messages({ roomId: here.roomId })).data?.map(({ text }) => text)).toEqual(["Unverwechselbar Béla"]);
  const { data: members } = await client.queries.room({ roomId: here.roomId });
  expect(members?.members).toHaveLength(1);
  await signOut();

  await product.stop();
  const after = await readRawStore(dataDirectory);
  expect(after.join("\n")).toContain("Unverwechselbar Béla");
  const found = Object.entries(traces).flatMap(([name, trace]) => after.filter((text) => text.includes(trace)).map((text) => `${name}: ${text.slice(0, 300)}`));
  expect(found).toEqual([]);
  product = undefined;
});
