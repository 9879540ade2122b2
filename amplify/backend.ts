import { defineBackend } from "@aws-amplify/backend";
import { auth } from "./auth/resource.ts";
import { data } from "./data/resource.ts";
import { getUsage } from "./functions/get-usage/resource.ts";
import { listLanguages } from "./functions/list-languages/resource.ts";
import { speakText } from "./functions/speak-text/resource.ts";
import { translateText } from "./functions/translate-text/resource.ts";
import { storage } from "./storage/resource.ts";

defineBackend({ auth, data, storage, listLanguages, translateText, speakText, getUsage });
