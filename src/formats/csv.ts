/** RFC 4180, with the mark by which Excel knows that this is UTF-8. NUL makes a file of any text a binary one: it is left out. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;

/** What spreadsheets take for a formula, and run (OWASP, "CSV Injection"), behind any number of apostrophes. */
const formula = /^'*\s*[=+\-@\t\r\n＝＋－＠]/u;

/** An apostrophe before a formula makes it a text; one is added to those that are there, so that it can be taken away. */
const cell = (value: string): string => {
  const text = value.replaceAll("\0", "");
  return `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
};

/** A cell as it was before it was guarded. */
export const unguarded = (text: string): string => (text.startsWith("'") && formula.test(text) ? text.slice(1) : text);
