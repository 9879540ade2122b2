import { a } from "@aws-amplify/backend";
import { countBooks } from "../functions/count-books/resource.ts";
import { greet } from "../functions/greet/resource.ts";
import { recordVisit } from "../functions/record-visit/resource.ts";
import { shout } from "../functions/shout/resource.ts";

const resolver = (name: string) => `./resolvers/${name}.js`;

/** Every kind of operation of one's own. */
export const operations = {
  greet: a
    .query()
    .arguments({
      name: a.string().required(),
      greeting: a.enum(["hello", "goodbye"]),
      place: a.ref("Place"),
    })
    .returns(a.customType({ text: a.string().required(), caller: a.string(), from: a.ref("Place") }))
    .authorization((allow) => [allow.publicApiKey(), allow.authenticated(), allow.guest()])
    .handler(a.handler.function(greet)),
  shoutTwice: a
    .query()
    .arguments({ text: a.string().required() })
    .returns(a.string())
    .authorization((allow) => [allow.publicApiKey()])
    .handler([a.handler.function(shout), a.handler.function(shout)]),
  recordVisit: a
    .mutation()
    .arguments({ file: a.string().required() })
    .authorization((allow) => [allow.publicApiKey()])
    .handler(a.handler.function(recordVisit).async()),
  countBooks: a
    .query()
    .returns(a.integer())
    .authorization((allow) => [allow.publicApiKey()])
    .handler(a.handler.function(countBooks)),

  longBooks: a
    .query()
    .arguments({ genre: a.ref("Genre"), pages: a.integer().required() })
    .returns(a.ref("Book").array())
    .authorization((allow) => [allow.publicApiKey()])
    .handler([
      a.handler.custom({ dataSource: a.ref("Book"), entry: resolver("query-genre") }),
      a.handler.custom({ entry: resolver("sort-by-title") }),
    ]),
  addPages: a
    .mutation()
    .arguments({ isbn: a.string().required(), by: a.integer().required(), onlyIfBelow: a.integer() })
    .returns(a.ref("Book"))
    .authorization((allow) => [allow.publicApiKey()])
    .handler(a.handler.custom({ dataSource: a.ref("Book"), entry: resolver("add-pages") })),
  tryOut: a
    .query()
    .arguments({ what: a.string().required(), input: a.json() })
    .returns(a.json())
    .authorization((allow) => [allow.publicApiKey()])
    .handler([
      a.handler.custom({ entry: resolver("try-out") }),
      a.handler.custom({ entry: resolver("go-on") }),
    ]),
  askElsewhere: a
    .query()
    .returns(a.string())
    .authorization((allow) => [allow.publicApiKey()])
    .handler(a.handler.custom({ dataSource: "elsewhere", entry: resolver("ask-elsewhere") })),

  blurb: a
    .generation({ aiModel: a.ai.model("Claude 3 Haiku"), systemPrompt: "Praise the book." })
    .arguments({ title: a.string() })
    .returns(a.string())
    .authorization((allow) => [allow.publicApiKey()]),
  openVault: a
    .query()
    .returns(a.string())
    .authorization((allow) => [allow.custom(), allow.group("Librarians")])
    .handler(a.handler.custom({ entry: resolver("open-vault") })),

  Announcement: a.customType({ desk: a.string().required(), text: a.string(), urgency: a.integer() }),
  announce: a
    .mutation()
    .arguments({ desk: a.string().required(), text: a.string(), urgency: a.integer() })
    .returns(a.ref("Announcement"))
    .authorization((allow) => [allow.publicApiKey()])
    .handler(a.handler.custom({ entry: resolver("announce") })),
  onAnnouncement: a
    .subscription()
    .for(a.ref("announce"))
    .arguments({ desk: a.string(), leastUrgency: a.integer() })
    .authorization((allow) => [allow.publicApiKey()])
    .handler(a.handler.custom({ entry: resolver("on-announcement") })),
  onBookChanged: a
    .subscription()
    .for(a.ref("Book").mutations(["create", "update"]))
    .authorization((allow) => [allow.publicApiKey()])
    .handler(a.handler.custom({ entry: resolver("on-book-changed") })),
};
