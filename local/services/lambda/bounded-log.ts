/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html bounds an event too; what is longer is cut. */
const longestLine = 262_144;
const mostLines = 1_000;
const mostCharacters = 1_048_576;
const windowMs = 1_000;

export interface BoundedLog {
  /** Text as it comes, lines or parts of lines. */
  add(text: string): void;
  /** Says how much was left out, if anything was since the last time. */
  tellLeftOut(): void;
  /** No text follows: writes what stands without a line end. */
  end(): void;
}

/** Lines of a function's output: each bounded, and so many a second at most, so that no function drowns the log or fills the memory. */
export function createBoundedLog(write: (line: string) => void, now: () => number = () => performance.now()): BoundedLog {
  let unfinished = "";
  let isCut = false;
  let windowEnd = 0;
  let lines = 0;
  let characters = 0;
  let leftOut = 0;

  function tellLeftOut(): void {
    if (leftOut > 0) write(`${leftOut} lines were left out: it prints more than ${mostLines} lines or ${mostCharacters} characters a second.`);
    leftOut = 0;
  }

  function writeLine(line: string): void {
    if (now() >= windowEnd) {
      tellLeftOut();
      windowEnd = now() + windowMs;
      lines = 0;
      characters = 0;
    }
    lines += 1;
    characters += line.length;
    if (lines > mostLines || characters > mostCharacters) leftOut += 1;
    else write(line);
  }

  /** The beginning of a line that is too long is written at once, its rest never. */
  function grow(text: string): void {
    if (isCut) return;
    unfinished += text;
    if (unfinished.length <= longestLine) return;
    writeLine(`${unfinished.slice(0, longestLine)} … (cut)`);
    unfinished = "";
    isCut = true;
  }

  function finish(): void {
    if (!isCut) writeLine(unfinished);
    unfinished = "";
    isCut = false;
  }

  return {
    add(text) {
      const [first = "", ...others] = text.split(/\r?\n/);
      grow(first);
      for (const other of others) {
        finish();
        grow(other);
      }
    },
    tellLeftOut,
    end() {
      if (unfinished !== "") finish();
      tellLeftOut();
    },
  };
}
