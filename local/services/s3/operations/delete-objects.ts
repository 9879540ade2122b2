import { deleteObject } from "../commit-object.ts";
import type { Operation } from "../operation.ts";
import { readPayload } from "../payload.ts";
import { objectArn } from "../required-access.ts";
import { S3Error } from "../s3-error.ts";
import { elements, textOf, xmlDocument } from "../xml.ts";

const maxKeys = 1000;
const maxBodyBytes = 8 * 1024 * 1024;

export const deleteObjects: Operation = async (call) => {
  const xml = await readPayload(call.payload(), maxBodyBytes);
  const keys = elements(xml, "Object").map((object) => textOf(object, "Key"));
  if (!/<Delete[\s>]/.test(xml) || keys.length === 0 || keys.length > maxKeys) throw malformed();
  const named = keys.map((key) => {
    if (key === undefined || key === "") throw malformed();
    return key;
  });
  const deleted: { Key: string }[] = [];
  const refused: { Key: string; Code: string; Message: string }[] = [];
  for (const key of named) {
    const denial = call.refusalOf({ action: "s3:DeleteObject", resource: objectArn(call.bucket, key) });
    if (denial) {
      refused.push({ Key: key, Code: "AccessDenied", Message: denial.message });
      continue;
    }
    await deleteObject(call.store, { bucket: call.bucket, key });
    deleted.push({ Key: key });
  }
  const quiet = textOf(xml, "Quiet") === "true";
  return { body: xmlDocument("DeleteResult", { Deleted: quiet ? undefined : deleted, Error: refused }) };
};

const malformed = () =>
  new S3Error(
    "MalformedXML",
    "The XML you provided was not well-formed or did not validate against our published schema",
  );
