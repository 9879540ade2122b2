import { randomUUID } from "node:crypto";
import { S3Client } from "@aws-sdk/client-s3";
import type { Assembly } from "../../../local/assembly/model.ts";
import { connectAmplify, type Outputs } from "../../support/amplify-client.ts";
import { signUp } from "../../support/person.ts";
import { newGuest, roomMember, type Listening, type RoomEvent, type RoomMember, type SigningCredentials } from "../../support/room-member.ts";
import { sessionOf, type Session } from "../../support/session.ts";
import { createStillEngines, type StillEngines } from "../../support/still-engines.ts";
import { startCloudOfGrants, type CloudOfGrants } from "../../support/withheld-grants.ts";

/** What people do. Each rejects where it does not work. */
export type Deeds = Readonly<Record<string, (stage: Stage) => Promise<unknown>>>;

/** A room of the host's where the guest is too, and the number of a message in it. */
interface Talk {
  readonly roomId: string;
  readonly code: string;
  readonly sequence: number;
}

/** Who and what the deeds find. */
export interface Stage {
  readonly cloud: CloudOfGrants;
  readonly engines: StillEngines;
  readonly outputs: Outputs;
  readonly roomsTable: string;
  /** Signed in. */
  readonly host: RoomMember;
  readonly hostSession: Session;
  readonly guest: RoomMember;
  /** The host or the guest: who does what everybody may do. */
  readonly person: RoomMember;
  /** Signed in, and has nothing here that is to stay. */
  readonly leaver: Session;
  /** Opened when it is first asked for: a function that opened a room knows the languages from then on. */
  readonly talk: () => Promise<Talk>;
  /** Resolves once the member hears what happens in the room. */
  readonly hearing: (member: RoomMember, roomId: string) => Promise<{ kinds: () => RoomEvent["kind"][]; listening: Listening }>;
  readonly stopListening: () => void;
}

export async function setStage(assembly: Assembly, roomsTable: string): Promise<Stage> {
  const engines = createStillEngines();
  const cloud = await startCloudOfGrants(assembly, engines.ai);
  const outputs = await connectAmplify(cloud.origin);
  const hostSession = await sessionOf(await signUp(cloud.origin, outputs));
  const leaver = await sessionOf(await signUp(cloud.origin, outputs));
  const host = roomMember(outputs, hostSession.credentials);
  const guest = await someone({ outputs });
  let talk: Promise<Talk> | undefined;
  const listeners: Listening[] = [];

  return {
    ...{ cloud, engines, outputs, roomsTable, host, hostSession, guest, leaver },
    person: guest,
    talk: () => (talk ??= openTalk(host, guest)),
    async hearing(member, id) {
      const events: RoomEvent[] = [];
      const listening = member.listen(id, (event) => events.push(event));
      listeners.push(listening);
      await listening.started;
      return { kinds: () => events.map(({ kind }) => kind), listening };
    },
    stopListening() {
      for (const listening of listeners.splice(0)) listening.stop();
    },
  };
}

async function openTalk(host: RoomMember, guest: RoomMember): Promise<Talk> {
  const { roomId, code } = await newRoom({ host });
  await guest.joinRoom(code, "Béla", "es");
  const { sequence } = await host.say(roomId, randomUUID(), newText(), "en");
  return { roomId, code, sequence };
}

export const someone = async ({ outputs }: Pick<Stage, "outputs">): Promise<RoomMember> => roomMember(outputs, await newGuest(outputs));
export const newRoom = ({ host }: Pick<Stage, "host">) => host.openRoom("Parents’ evening", "en", "Anna");
export const newText = () => `The paper ${randomUUID()}`;

/** Resolves when the listener is sent away, if that comes while it is waited for. */
export const silence = ({ cloud }: Stage, { ended }: Listening): Promise<void> =>
  Promise.race([ended, new Promise<void>((_resolve, reject) => setTimeout(() => reject(new Error("It still hears.")), cloud.patience()))]);

/** Does the work with S3 in the person's name, and with the name of a file in the person's own folder. */
export async function withFile(
  { auth, custom, storage }: Outputs,
  { identityId, credentials }: { readonly identityId: string; readonly credentials: SigningCredentials },
  work: (s3: S3Client, file: { readonly Bucket: string; readonly Key: string }) => Promise<unknown>,
): Promise<void> {
  const s3 = new S3Client({ region: auth.aws_region, endpoint: custom.endpoints.storage, forcePathStyle: true, credentials });
  try {
    await work(s3, { Bucket: storage.bucket_name, Key: `people/${identityId}/letter.txt` });
  } finally {
    s3.destroy();
  }
}
