import { a } from "@aws-amplify/backend";

/** Every relation, identifier and index. */
export const shelves = {
  Author: a.model({
    name: a.string().required(),
    books: a.hasMany("Book", "authorId"),
    edited: a.hasMany("Book", "editorId"),
    biography: a.hasOne("Biography", "authorId"),
  }),
  Biography: a.model({
    text: a.string(),
    authorId: a.id(),
    author: a.belongsTo("Author", "authorId"),
  }),
  Book: a
    .model({
      isbn: a.string().required(),
      title: a.string().required(),
      genre: a.ref("Genre"),
      pages: a.integer(),
      publishedOn: a.date(),
      authorId: a.id(),
      author: a.belongsTo("Author", "authorId"),
      editorId: a.id(),
      editor: a.belongsTo("Author", "editorId"),
      tags: a.hasMany("BookTag", "isbn"),
      copies: a.hasMany("Copy", "isbn"),
    })
    .identifier(["isbn"])
    .secondaryIndexes((index) => [
      index("genre").sortKeys(["pages"]).queryField("booksByGenre").name("byGenre"),
      index("title"),
    ]),
  Tag: a.model({ label: a.string().required(), books: a.hasMany("BookTag", "tagId") }),
  /** Many to many. */
  BookTag: a.model({
    isbn: a.string().required(),
    tagId: a.id().required(),
    book: a.belongsTo("Book", "isbn"),
    tag: a.belongsTo("Tag", "tagId"),
  }),
  Copy: a
    .model({
      isbn: a.string().required(),
      number: a.integer().required(),
      shelf: a.string(),
      book: a.belongsTo("Book", "isbn"),
      loans: a.hasMany("Loan", ["isbn", "number"]),
    })
    .identifier(["isbn", "number"]),
  Loan: a
    .model({
      reader: a.string().required(),
      since: a.datetime().required(),
      day: a.date().required(),
      desk: a.string().required(),
      note: a.string(),
      isbn: a.string(),
      number: a.integer(),
      copy: a.belongsTo("Copy", ["isbn", "number"]),
    })
    .identifier(["reader", "since", "day"])
    .secondaryIndexes((index) => [
      index("desk").sortKeys(["day", "reader"]).queryField("loansAtDesk"),
      index("day").sortKeys(["desk"]).queryField("loansOfDay").projection("KEYS_ONLY"),
    ]),
};
