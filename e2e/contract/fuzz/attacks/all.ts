import type { Attack, Under } from "../attack.ts";
import { dynamodb, identityPool, translate, userPool } from "./aws-json.ts";
import { graphQL } from "./graphql.ts";
import { http } from "./http.ts";
import { polly } from "./polly.ts";
import { realTime } from "./real-time.ts";
import { s3 } from "./s3.ts";

/** Hides what an attack's inputs are: whoever runs it need not know. */
export type AnyAttack = Attack<unknown>;

const any = <Input>({ send, ...attack }: Attack<Input>): AnyAttack => ({ ...attack, send: (input) => send(input as Input) });

/** Every wire format; the shares add up to a hundred. */
export const allAttacks = (under: Under): readonly AnyAttack[] => [
  any(graphQL(under)),
  any(realTime(under)),
  any(userPool(under)),
  any(identityPool(under)),
  any(s3(under)),
  any(dynamodb(under)),
  any(translate(under)),
  any(polly(under)),
  any(http(under)),
];
