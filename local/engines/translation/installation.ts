import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What is installed of Apertium. Looked at anew each time, so that a package installed meanwhile is found. */
export interface Installation {
  modes(): ReadonlySet<string>;
  /** The shell script of a mode, made to flush after each NUL. */
  script(mode: string): Promise<string>;
}

/** Apertium found on the PATH: its modes stand in `../share/apertium/modes` beside its programs. Needs 3.8 or later. */
export function findInstallation(path: string = process.env.PATH ?? ""): Installation {
  const locate = () => {
    const programs = path.split(delimiter).find((folder) => existsSync(join(folder, "apertium-wblank-mode")));
    return programs === undefined ? undefined : { programs, modes: join(dirname(programs), "share/apertium/modes") };
  };
  return {
    modes() {
      const found = locate();
      if (!found || !existsSync(found.modes)) return new Set();
      const files = readdirSync(found.modes).filter((file) => file.endsWith(".mode"));
      return new Set(files.map((file) => file.slice(0, -".mode".length)));
    },
    async script(mode) {
      const found = locate();
      if (!found) throw new Error("apertium-wblank-mode is not on the PATH.");
      const { stdout } = await run(join(found.programs, "apertium-wblank-mode"), ["-z", join(found.modes, `${mode}.mode`)]);
      return stdout;
    },
  };
}
