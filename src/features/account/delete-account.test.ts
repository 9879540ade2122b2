import { expect, it } from "vitest";
import { deleteAccount, NotAllDeleted } from "./delete-account.ts";

function steps(answers: (readonly string[])[]) {
  const done: string[] = [];
  const step = (name: string) => async () => void done.push(name);
  return {
    done,
    deleteStored: async () => (done.push("stored"), answers.shift() ?? ["files"]),
    deleteSignIn: step("sign-in"),
    forgetDevice: step("device"),
  };
}
const pause = () => Promise.resolve();

it("asks again until nothing is left, then ends the sign-in, then the device forgets", async () => {
  const deletion = steps([["phrases", "identity"], ["identity"], []]);
  await deleteAccount(deletion, pause);
  expect(deletion.done).toEqual(["stored", "stored", "stored", "sign-in", "device"]);
});

it("keeps the sign-in while something is left, and says what", async () => {
  const deletion = steps([]);
  await expect(deleteAccount(deletion, pause)).rejects.toEqual(new NotAllDeleted(["files"]));
  expect(new Set(deletion.done)).toEqual(new Set(["stored"]));
});

it("forgets nothing of a person whose sign-in could not be deleted", async () => {
  const deletion = { ...steps([[]]), deleteSignIn: () => Promise.reject(new Error("offline")) };
  await expect(deleteAccount(deletion, pause)).rejects.toThrow("offline");
  expect(deletion.done).toEqual(["stored"]);
});
