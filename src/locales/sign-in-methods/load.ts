import { i18n } from "@lingui/core";
import { messages } from "./en.po";

/** The words of the ways to sign in come with them: the first paint of the app does without them. */
i18n.load("en", messages);
