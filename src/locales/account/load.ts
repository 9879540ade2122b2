import { i18n } from "@lingui/core";
import { messages } from "./en.po";

/** The words of the account page come with it: the first paint of the app does without them. */
i18n.load("en", messages);
