import { queryOptions } from "@tanstack/react-query";
import { loadApi } from "../../api/client.ts";
import { toParleyError } from "../../api/errors.ts";
import type * as AmplifyMethods from "./amplify-methods.ts";

export interface Passkey {
  readonly id: string;
  readonly createdAt: Date | undefined;
}

export interface SignInMethods {
  /** An authenticator app is asked for at each sign-in. */
  readonly app: boolean;
  /** Undefined where the deployment has no passkeys. */
  readonly passkeys: readonly Passkey[] | undefined;
}

/** An authenticator app that has not shown its first code yet. */
export interface AppSecret {
  /** Base32, to be typed where no camera is. */
  readonly secret: string;
  /** `otpauth://…`, for the picture. */
  readonly address: string;
}

/** Amplify's part comes with the first need, after its configuration. */
export async function loadMethods(): Promise<typeof AmplifyMethods> {
  const [methods] = await Promise.all([import("./amplify-methods.ts"), loadApi()]);
  return methods;
}

/** `sub` is whose methods they are: another person on this device must not see them. */
export const methodsQuery = (sub: string) =>
  queryOptions({
    queryKey: ["sign-in-methods", sub],
    queryFn: async () => {
      try {
        return await (await loadMethods()).readMethods();
      } catch (error) {
        throw toParleyError(error);
      }
    },
  });
