import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

interface Ceremony {
  readonly challenge: string;
  readonly rpId: string;
  /** Default: a page of this machine. */
  readonly origin?: string;
  /** Whether the person was asked for a finger or a PIN. */
  readonly verified?: boolean;
}

const digest = (data: string | Buffer) => createHash("sha256").update(data).digest();
const encode = (data: Buffer | string) => Buffer.from(data).toString("base64url");

/** An authenticator with one passkey (ES256, no attestation), as https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data lays out its data. */
export function makeAuthenticator() {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(16);
  let counter = 0;

  const clientData = (type: string, { challenge, origin = "http://localhost:5173" }: Ceremony) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  function authenticatorData({ rpId, verified = true }: Ceremony, attested = Buffer.alloc(0)): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(++counter);
    const flags = 0x01 | (verified ? 0x04 : 0) | (attested.length > 0 ? 0x40 : 0);
    return Buffer.concat([digest(rpId), Buffer.from([flags]), count, attested]);
  }

  return {
    id: encode(id),
    /** PKCS #8, for a browser's virtual authenticator. */
    privateKey: privateKey.export({ type: "pkcs8", format: "der" }),
    /** What `navigator.credentials.create` gives, as JSON. */
    create(ceremony: Ceremony) {
      const key = new Map<number, number | Uint8Array>([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x, "base64url")], [-3, Buffer.from(y, "base64url")]]);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, isoCBOR.encode(key)]);
      const attestation = new Map<string, unknown>([["fmt", "none"], ["attStmt", new Map()], ["authData", new Uint8Array(authenticatorData(ceremony, attested))]]);
      return {
        ...{ id: encode(id), rawId: encode(id), type: "public-key", authenticatorAttachment: "platform", clientExtensionResults: {} },
        response: {
          clientDataJSON: encode(clientData("webauthn.create", ceremony)),
          attestationObject: encode(Buffer.from(isoCBOR.encode(attestation as never))),
          transports: ["internal"],
        },
      };
    },
    /** What `navigator.credentials.get` gives, as JSON. */
    get(ceremony: Ceremony) {
      const data = authenticatorData(ceremony);
      const client = clientData("webauthn.get", ceremony);
      const signature = sign("sha256", Buffer.concat([data, digest(client)]), privateKey);
      return {
        ...{ id: encode(id), rawId: encode(id), type: "public-key", clientExtensionResults: {} },
        response: { clientDataJSON: encode(client), authenticatorData: encode(data), signature: encode(signature) },
      };
    },
  };
}
