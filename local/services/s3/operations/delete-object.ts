import { deleteObject as deleteStored } from "../commit-object.ts";
import type { Operation } from "../operation.ts";

export const deleteObject: Operation = async (call) => {
  await deleteStored(call.store, call);
  return { status: 204 };
};
