import { generateKeyPairSync, randomUUID } from "node:crypto";
import { decodeJwt, decodeProtectedHeader, SignJWT, UnsecuredJWT } from "jose";
import { configureAmplify, type Outputs } from "../../support/amplify-client.ts";
import { signUp } from "../../support/person.ts";
import { newGuest, type SigningCredentials } from "../../support/room-member.ts";
import { sessionOf } from "../../support/session.ts";
import { sign } from "../fuzz/sign.ts";

/** Who calls. The last eight are nobody: what they show is not theirs, or not true. */
export const callerNames = [
  "guest", "person A", "person B", "host", "member", "removed member",
  "token of another key", "alg none", "expired token", "token of another pool", "token of another client", "claims changed", "signature changed", "no credentials",
] as const;
export type CallerName = (typeof callerNames)[number];

/** Headers that prove who asks for a path of the API with a body. */
export type Prove = (path: string, body: string) => Record<string, string>;

export interface Callers {
  readonly outputs: Outputs;
  readonly prove: Readonly<Record<CallerName, Prove>>;
  /** For the bucket, which takes signatures alone: nobody's are not made. */
  readonly signing: Readonly<Record<"guest" | "person A" | "person B", SigningCredentials>>;
  readonly identityIds: Readonly<Record<"person A" | "person B", string>>;
  /** `sub` of person A. */
  readonly ownerOfPhrase: string;
}

export async function gather(origin: string): Promise<Callers> {
  const { outputs } = await configureAmplify(origin);
  const { host } = new URL(outputs.data.url);
  const someone = async () => sessionOf(await signUp(origin, outputs));
  const [a, b, hostess] = [await someone(), await someone(), await someone()];
  const [guest, member, removed] = [await newGuest(outputs), await newGuest(outputs), await newGuest(outputs)];

  const bySignature = (credentials: SigningCredentials): Prove => (path, body) => sign({ method: "POST", path, headers: { host }, body: Buffer.from(body) }, "appsync", credentials);
  const byToken = (token: string): Prove => () => ({ host, authorization: token });
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const claims = decodeJwt(a.accessToken);
  const forged = (changed: object) => new SignJWT({ ...claims, ...changed }).setProtectedHeader({ ...decodeProtectedHeader(a.accessToken), alg: "RS256" }).sign(privateKey);
  const [head = "", , seal = ""] = a.accessToken.split(".");
  const changedClaims = Buffer.from(JSON.stringify({ ...claims, sub: randomUUID() })).toString("base64url");
  const hour = 3_600;

  return {
    outputs,
    signing: { guest, "person A": a.credentials, "person B": b.credentials },
    identityIds: { "person A": a.identityId, "person B": b.identityId },
    ownerOfPhrase: a.sub,
    prove: {
      guest: bySignature(guest),
      "person A": byToken(a.accessToken),
      "person B": byToken(b.accessToken),
      host: byToken(hostess.accessToken),
      member: bySignature(member),
      "removed member": bySignature(removed),
      "token of another key": byToken(await forged({})),
      "alg none": byToken(new UnsecuredJWT(claims).encode()),
      "expired token": byToken(await forged({ exp: (claims.iat ?? 0) - hour, iat: (claims.iat ?? 0) - 2 * hour })),
      "token of another pool": byToken(await forged({ iss: `${claims.iss ?? ""}x` })),
      "token of another client": byToken(await forged({ client_id: "another" })),
      "claims changed": byToken(`${head}.${changedClaims}.${seal}`),
      "signature changed": (path, body) => {
        const headers = bySignature(a.credentials)(path, body);
        return { ...headers, authorization: (headers["authorization"] ?? "").replace(/.$/, (last) => (last === "0" ? "1" : "0")) };
      },
      "no credentials": () => ({ host }),
    },
  };
}
