import { runtime, util } from "@aws-appsync/utils";

const errors = {
  error: () => util.error("No such thing", "NotFound", { a: 1 }, { b: 2 }),
  appendError: () => util.appendError("Half of it", "Partly", { a: 1 }, { b: 2 }),
  unauthorized: () => util.unauthorized(),
  validate: () => util.validate(false, "Not like this", "Invalid", { a: 1 }),
};

export function request({ args: { what, input } }) {
  if (what === "earlyReturn in the request") runtime.earlyReturn({ early: true });
  if (what === "earlyReturn to the end") runtime.earlyReturn({ early: true }, { skipTo: "END" });
  return { payload: { what, input } };
}

export function response({ args: { what }, stash, result }) {
  stash.seen = what;
  if (errors[what]) errors[what]();
  return result;
}
