/** Whether a text is well-formed SSML: one `speak` element, tags that match, quoted attributes, known entities. */
export function isWellFormedSsml(text: string): boolean {
  const body = text.trim();
  const open: string[] = [];
  let roots = 0;
  let end = 0;
  for (const match of body.matchAll(markup)) {
    if (!isText(body.slice(end, match.index), open.length === 0)) return false;
    end = match.index + match[0].length;
    const { closing, opening, empty } = match.groups ?? {};
    if (opening !== undefined) {
      if (open.length === 0) roots += 1;
      if ((open.length === 0) !== (opening === "speak") || roots > 1) return false;
      if (empty === undefined) open.push(opening);
    } else if (closing !== undefined && open.pop() !== closing) return false;
  }
  return isText(body.slice(end), true) && open.length === 0 && roots === 1;
}

const markup =
  /<!--(?:(?!--)[\s\S])*-->|<\?xml\s[^<>]*\?>|<\/(?<closing>[\w:-]+)\s*>|<(?<opening>[\w:-]+)(?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(?<empty>\/)?>/g;

function isText(text: string, outside: boolean): boolean {
  if (outside && text.trim() !== "") return false;
  return !text.includes("<") && !/&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)/.test(text);
}

/** The characters that Polly bills: those that are not markup. */
export function withoutTags(text: string): string {
  return text.replace(/<!--[\s\S]*?-->|<[^>]*>/g, "");
}
