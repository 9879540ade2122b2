import { parse } from "papaparse";
import { unguarded } from "../../../formats/csv.ts";
import { type Found, nothingFound, short } from "./check-phrase.ts";
import { type Column, columns, requiredColumns } from "./file-shape.ts";
import { ImportError, type Problem } from "./import-error.ts";
import type { Reading } from "./parse-phrases.ts";

interface Row {
  line: number;
  cells: string[];
}

/** A table whose first row names its columns, in any order; columns with other names are not looked at. */
export function readCsv(text: string): Reading {
  const [head, ...rows] = rowsOf(text);
  if (!head) throw new ImportError([{ code: "Empty" }]);
  const names = head.cells.map(columnNamed);
  const problems = headProblems(head.line, names);
  if (problems.length > 0) throw new ImportError(problems);

  const found = rows.map(({ line, cells }) => {
    if (cells.slice(names.length).some((cell) => cell !== "")) {
      problems.push({ code: "TooManyCells", line, values: { cells: cells.length, columns: names.length } });
    }
    const cell = (column: Column) => unguarded(cells[names.indexOf(column)] ?? "");
    const yes = (column: "favourite" | "known") => {
      const answer = yesOrNo(cell(column));
      if (answer === undefined) problems.push({ code: "NotYesOrNo", line, values: { field: column, found: short(cell(column)) } });
      return answer ?? false;
    };
    const phrase: Found = {
      ...nothingFound,
      ...Object.fromEntries(requiredColumns.map((column) => [column, cell(column)])),
      favourite: yes("favourite"),
      known: yes("known"),
      tags: cell("tags").split(","),
      note: cell("note"),
    };
    return { line, phrase };
  });
  return { found, problems };
}

function headProblems(line: number, names: readonly (Column | undefined)[]): Problem[] {
  const missing = requiredColumns.filter((column) => !names.includes(column));
  const twice = columns.filter((column) => names.indexOf(column) !== names.lastIndexOf(column));
  return [
    ...missing.map((column): Problem => ({ code: "ColumnMissing", line, values: { column } })),
    ...twice.map((column): Problem => ({ code: "ColumnTwice", line, values: { column } })),
  ];
}

const bare = (name: string) => name.toLowerCase().replace(/[^a-z]/g, "");
const columnNamed = (name: string): Column | undefined => columns.find((column) => bare(column) === bare(name));

/** The comma, semicolon or tab that sets most of our names apart in the first line. */
const delimiterOf = (head: string): string => {
  const known = (delimiter: string) => head.split(delimiter).filter((name) => columnNamed(name)).length;
  return [",", ";", "\t"].reduce((best, delimiter) => (known(delimiter) > known(best) ? delimiter : best));
};

/** Rows that hold anything, with the lines they begin in: a cell between quotes may have several. */
function rowsOf(whole: string): Row[] {
  // Excel's own way to name the delimiter.
  const told = /^sep=(.)\r?\n/i.exec(whole);
  const text = whole.slice(told?.[0].length ?? 0);
  const delimiter = told?.[1] ?? delimiterOf(/^[^\r\n]*/.exec(text)?.[0] ?? "");
  const rows: Row[] = [];
  const problems: Problem[] = [];
  let line = told ? 2 : 1;
  let start = 0;
  parse<string[]>(text, {
    delimiter,
    step: ({ data: cells, errors, meta: { cursor } }) => {
      const [error] = errors;
      if (error?.code === "MissingQuotes") problems.push({ code: "QuoteOpen", line });
      else if (error?.code === "InvalidQuotes") problems.push({ code: "QuoteStray", line });
      if (cells.some((cell) => cell.trim() !== "")) rows.push({ line, cells });
      line += lineEnds(text.slice(start, cursor));
      start = cursor;
    },
  });
  if (problems.length > 0) throw new ImportError(problems);
  return rows;
}

const lineEnds = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;

const yesOrNo = (text: string): boolean | undefined => {
  const word = text.trim().toLowerCase();
  if (["true", "yes", "1", "x"].includes(word)) return true;
  return ["", "false", "no", "0"].includes(word) ? false : undefined;
};
