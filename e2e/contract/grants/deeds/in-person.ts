import { randomUUID } from "node:crypto";
import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from "@aws-sdk/client-s3";
import { type Deeds, newRoom, newText, someone, withFile } from "../stage.ts";

/** One request in the person's own name each, which needs nothing made for it where it is refused. */
export const personalDeeds = {
  "joins the talk": async ({ person, talk }) => person.joinRoom((await talk()).code, "Béla", "es"),
  "leaves the talk and comes back": async ({ person, talk }) => {
    const { roomId, code } = await talk();
    await person.leaveRoom(roomId);
    await person.joinRoom(code, "Béla", "es");
  },
  "changes the language": async ({ person, talk }) => person.setMyLanguage((await talk()).roomId, "es"),
  "is there": async ({ person, talk }) => person.setPresence((await talk()).roomId, false),
  "flags what was said": async ({ person, talk }) => {
    const { roomId, sequence } = await talk();
    await person.flagMessage(roomId, sequence, "notUnderstood");
  },
  "joins in": async ({ person, talk }) => person.say((await talk()).roomId, randomUUID(), newText(), "en"),
  "sees the talk": async ({ person, talk }) => person.room((await talk()).roomId),
  "sees its rooms": ({ person }) => person.ask("query { rooms { roomId } }"),
  "catches up": async ({ person, talk }) => person.messages((await talk()).roomId, 0),
  "listens in": async ({ hearing, person, talk }) => hearing(person, (await talk()).roomId),
  "takes somebody out": async (stage) => {
    const { roomId, code } = await stage.talk();
    const { memberId } = await (await someone(stage)).joinRoom(code, "Carla", "fr");
    await stage.person.removeMember(roomId, memberId);
  },
  "ends a talk": async (stage) => stage.person.closeRoom((await newRoom(stage)).roomId),

  "keeps a file": ({ outputs, hostSession }) => withFile(outputs, hostSession, (s3, file) => s3.send(new PutObjectCommand({ ...file, Body: "Dear Béla" }))),
  "reads a file again": ({ outputs, hostSession }) =>
    withFile(outputs, hostSession, async (s3, file) => {
      await s3.send(new PutObjectCommand({ ...file, Body: "Dear Béla" }));
      await (await s3.send(new GetObjectCommand(file))).Body?.transformToString();
    }),
  "lists its files": ({ outputs, hostSession }) =>
    withFile(outputs, hostSession, (s3, { Bucket }) => s3.send(new ListObjectsV2Command({ Bucket, Prefix: `people/${hostSession.identityId}/` }))),
  "deletes a file": ({ outputs, hostSession }) => withFile(outputs, hostSession, (s3, file) => s3.send(new DeleteObjectCommand(file))),
} satisfies Deeds;
