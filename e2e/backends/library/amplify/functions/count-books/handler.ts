import { getAmplifyDataClientConfig } from "@aws-amplify/backend/function/runtime";
import { Amplify } from "aws-amplify";
import { generateClient } from "aws-amplify/data";
import type { Schema } from "../../data/resource.ts";

/** Asks the API that it answers for, with its own role. */
export const handler: Schema["countBooks"]["functionHandler"] = async () => {
  const { resourceConfig, libraryOptions } = await getAmplifyDataClientConfig(process.env as Parameters<typeof getAmplifyDataClientConfig>[0]);
  Amplify.configure(resourceConfig, libraryOptions);
  const { data, errors } = await generateClient<Schema>().models.Book.list();
  if (errors) throw new Error(errors.map(({ message }) => message).join());
  return data.length;
};
