interface Event {
  readonly arguments: { readonly name: string; readonly greeting?: string | null; readonly place?: object | null };
  readonly identity: { readonly sub?: string } | null;
}

export const handler = ({ arguments: { name, greeting, place }, identity }: Event) => {
  if (name === "nobody") throw new Error("NobodyThere: There is nobody to greet.");
  return Promise.resolve({ text: `${greeting ?? "hello"}, ${name}`, caller: identity?.sub ?? null, from: place ?? null });
};
