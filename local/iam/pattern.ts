/** What a request says of itself, by condition key in lower case: single values, or lists where the key has several. */
export type RequestContext = ReadonlyMap<string, string | readonly string[]>;

/** A pattern of a policy, ready to be asked. */
export type Pattern = (text: string, context: RequestContext) => boolean;

const anyText = Symbol("*");
const anyCharacter = Symbol("?");

interface Variable {
  /** In lower case, as the keys of the context are. */
  readonly name: string;
  readonly otherwise: string | undefined;
}
type Token = string | typeof anyText | typeof anyCharacter;

export interface PatternOptions {
  /** Elements of policies have variables since version 2012-10-17. */
  readonly variables: boolean;
  /** `*` and `?` stand for themselves, as in StringEquals. */
  readonly literal?: boolean;
  readonly ignoreCase?: boolean;
}

/**
 * `*` stands for any text, `?` for any character, `${key}` for what the request says, `${*}`, `${?}`, `${$}` for
 * themselves (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html). A variable that the
 * request says nothing of matches nothing; what it says is taken literally.
 */
export function compilePattern(source: string, { variables, literal = false, ignoreCase = false }: PatternOptions): Pattern {
  const fold = ignoreCase ? (text: string) => text.toLowerCase() : (text: string) => text;
  const parts = readParts(fold(source), { variables, literal });
  if (parts.every((part) => typeof part === "string")) {
    const whole = parts.join("");
    return (text) => fold(text) === whole;
  }
  if (parts.length === 1 && parts[0] === anyText) return () => true;
  const constant = parts.every((part) => typeof part !== "object") ? charactersOf(parts, noContext, fold) : undefined;
  return (text, context) => {
    const tokens = constant ?? charactersOf(parts, context, fold);
    return tokens !== undefined && matches(tokens, fold(text));
  };
}

const noContext: RequestContext = new Map();

type Part = Token | Variable;

function readParts(source: string, { variables, literal }: { variables: boolean; literal: boolean }): Part[] {
  const parts: Part[] = [];
  for (const [piece] of source.matchAll(/\$\{[^}]*\}|[*?]|[^*?$]+|\$/g)) {
    if (variables && piece.startsWith("${")) parts.push(readVariable(piece.slice(2, -1)));
    else if (!literal && piece === "*") parts.push(anyText);
    else if (!literal && piece === "?") parts.push(anyCharacter);
    else parts.push(piece);
  }
  return parts;
}

function readVariable(body: string): Part {
  if (body === "*" || body === "?" || body === "$") return body;
  const [, name = body, otherwise] = /^\s*([^,\s]+)\s*,\s*'(.*)'\s*$/.exec(body) ?? [];
  return { name: name.trim().toLowerCase(), otherwise };
}

/** Undefined where a variable has no value: several values are none. */
function charactersOf(parts: readonly Part[], context: RequestContext, fold: (text: string) => string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  for (const part of parts) {
    if (typeof part === "symbol") {
      tokens.push(part);
      continue;
    }
    const text = typeof part === "string" ? part : (context.get(part.name) ?? part.otherwise);
    if (typeof text !== "string") return undefined;
    tokens.push(...fold(text).split(""));
  }
  return tokens;
}

/** In time that grows with pattern times text and no faster: whoever names an object also names what is matched. */
function matches(tokens: readonly Token[], text: string): boolean {
  let token = 0;
  let at = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    const wanted = tokens[token];
    if (wanted === anyText) {
      star = token++;
      resume = at;
    } else if (wanted === anyCharacter || wanted === text[at]) {
      token++;
      at++;
    } else if (star >= 0) {
      token = star + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  while (tokens[token] === anyText) token++;
  return token === tokens.length;
}
