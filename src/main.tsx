import { i18n } from "@lingui/core";
import { startTransition, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./app/fonts.css";
import "./app/theme.css";
import "./app/base.css";
import { App } from "./app/App.tsx";
import { messages } from "./locales/en.po";

i18n.loadAndActivate({ locale: "en", messages });

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
// As a transition it is drawn in slices: a slow phone can scroll and tap in between.
startTransition(() =>
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
