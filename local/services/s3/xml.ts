/** What an element holds: text, children by name, or several elements of the same name. */
export type XmlContent =
  string | number | boolean | undefined | { readonly [name: string]: XmlContent } | readonly XmlContent[];

const namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

/** A document as S3 writes it. Members that are undefined are left out; a list repeats its element. */
export function xmlDocument(root: string, content: { readonly [name: string]: XmlContent }, xmlns = namespace): string {
  const attributes = xmlns === "" ? "" : ` xmlns="${xmlns}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${attributes}>${children(content)}</${root}>`;
}

function children(content: { readonly [name: string]: XmlContent }): string {
  return Object.entries(content)
    .map(([name, value]) => element(name, value))
    .join("");
}

function element(name: string, content: XmlContent): string {
  if (content === undefined) return "";
  if (Array.isArray(content)) return content.map((one: XmlContent) => element(name, one)).join("");
  const inner =
    typeof content === "object"
      ? children(content as { readonly [name: string]: XmlContent })
      : escape(String(content));
  return `<${name}>${inner}</${name}>`;
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/[\u0000-\u001f\u007f]/g, (c) => `&#x${c.charCodeAt(0).toString(16).toUpperCase()};`);
}

/** The inner texts of every `<name>` in the document; enough for the two flat bodies that S3 takes. */
export function elements(xml: string, name: string): string[] {
  const pattern = new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}\\s*>`, "g");
  return Array.from(xml.matchAll(pattern), (match) => match[1] ?? "");
}

/** The decoded text of the first `<name>`, if there is one. */
export function textOf(xml: string, name: string): string | undefined {
  const [text] = elements(xml, name);
  return text === undefined ? undefined : unescape(text);
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescape(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
