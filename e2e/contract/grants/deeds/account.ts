import { randomUUID } from "node:crypto";
import { CreateMultipartUploadCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { expect } from "vitest";
import { postGraphQL } from "../../../support/graphql.ts";
import { identityOf, roomMember, type RoomMember } from "../../../support/room-member.ts";
import { type Deeds, newRoom, newText, silence, type Stage, withFile } from "../stage.ts";

/** Somebody with an account. It can be deleted again and again: the sign-in stays, and gets another identity. */
async function newLeaver({ outputs, leaver }: Stage) {
  const identity = await identityOf(outputs, leaver.idToken);
  return { identity, member: roomMember(outputs, identity.credentials) };
}

async function leave(member: RoomMember): Promise<void> {
  expect(await member.ask("mutation { deleteAccount }")).toEqual({ deleteAccount: [] });
}

/** Deleting an account with what is in it. */
export const accountDeeds = {
  "deletes the identity": async (stage) => leave((await newLeaver(stage)).member),
  "deletes phrases": async (stage) => {
    const { member } = await newLeaver(stage);
    const create = "mutation ($input: CreatePhraseInput!) { createPhrase(input: $input) { id } }";
    const id = randomUUID();
    const input = { id, clientId: id, sourceText: newText(), sourceLanguage: "en", targetText: newText(), targetLanguage: "es" };
    const { errors } = await postGraphQL(stage.outputs.data.url, { authorization: stage.leaver.accessToken }, create, { input });
    expect(errors).toBeUndefined();
    await leave(member);
  },
  "deletes the usage": async (stage) => {
    const { member } = await newLeaver(stage);
    await member.ask("query ($text: String!) { translate(text: $text, source: \"en\", target: \"es\") { text } }", { text: newText() });
    await leave(member);
  },
  "deletes files": async (stage) => {
    const { identity, member } = await newLeaver(stage);
    await withFile(stage.outputs, identity, (s3, file) => s3.send(new PutObjectCommand({ ...file, Body: "Dear Anna" })));
    await leave(member);
  },
  "deletes what is uploaded by half": async (stage) => {
    const { identity, member } = await newLeaver(stage);
    await withFile(stage.outputs, identity, (s3, file) => s3.send(new CreateMultipartUploadCommand(file)));
    await leave(member);
  },
  "deletes rooms": async (stage) => {
    const { member } = await newLeaver(stage);
    const { roomId } = await member.openRoom("Farewell", "en", "Carla");
    await member.say(roomId, randomUUID(), newText(), "en");
    await leave(member);
  },
  "tells who went for good": async (stage) => {
    const { member } = await newLeaver(stage);
    const { roomId, code } = await newRoom(stage);
    await member.joinRoom(code, "Carla", "en");
    const heard = await stage.hearing(stage.host, roomId);
    await leave(member);
    await expect.poll(heard.kinds, { timeout: stage.cloud.patience() }).toContain("left");
  },
  "hears no more once deleted": async (stage) => {
    const { member } = await newLeaver(stage);
    const { roomId, code } = await newRoom(stage);
    await member.joinRoom(code, "Carla", "en");
    const { listening } = await stage.hearing(member, roomId);
    await leave(member);
    await silence(stage, listening);
  },
} satisfies Deeds;
