/** Run as a program: opens the folder that it is given, says so, and stays. */
import { openDataDirectory } from "./data-directory.ts";

const [, , directory = ""] = process.argv;
const lock = await openDataDirectory(directory, { reset: false });
process.stdout.write("open\n");
setInterval(() => lock, 1_000);
