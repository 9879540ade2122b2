/** A variable that backend.ts gives to the function. */
export function environment(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`The environment variable ${name} is missing: see backend.ts.`);
  return value;
}
