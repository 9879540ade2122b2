import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { Suspense } from "react";
import { Route, Switch } from "wouter";
import styles from "./App.module.css";
import { PhrasesPage } from "./after-paint.ts";
import { BottomBar } from "./BottomBar.tsx";
import { Broken } from "./Broken.tsx";
import { Footer } from "./Footer.tsx";
import { Header } from "./Header.tsx";
import { Missing } from "./Missing.tsx";
import { TranslatePage } from "./TranslatePage.tsx";

export function App() {
  return (
    <I18nProvider i18n={i18n}>
      <Header />
      <main className={styles.main}>
        <Broken>
          <Suspense>
            <Switch>
              <Route path="/" component={TranslatePage} />
              <Route path="/phrases" component={PhrasesPage} />
              <Route component={Missing} />
            </Switch>
          </Suspense>
        </Broken>
      </main>
      <Footer />
      <BottomBar />
    </I18nProvider>
  );
}
