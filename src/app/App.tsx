import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { Suspense, useCallback, useState, useSyncExternalStore } from "react";
import { Route, Switch } from "wouter";
import { SessionNotice } from "../features/account/SessionNotice.tsx";
import styles from "./App.module.css";
import { AccountPage, ConversationsPage, Housekeeping, JoinPage, PackPage, PacksPage, PhrasesPage, PracticePage, RoomPage, SharedPage, SignInDialog, SignOutDialog } from "./after-paint.ts";
import { BottomBar } from "./BottomBar.tsx";
import { Broken } from "./Broken.tsx";
import { departuresOfThisTab } from "./departures.ts";
import { Footer } from "./Footer.tsx";
import { Header } from "./Header.tsx";
import { Missing } from "./Missing.tsx";
import { TranslatePage } from "./TranslatePage.tsx";
import { useIdle } from "./use-idle.ts";

export function App() {
  const [signingIn, setSigningIn] = useState(false);
  const [signingOut, setSigningOut] = useState(false);
  const departures = useSyncExternalStore(departuresOfThisTab.subscribe, departuresOfThisTab.count);
  const idle = useIdle();
  const onSignIn = () => setSigningIn(true);
  const onSignOut = () => setSigningOut(true);
  const onSignInClosed = useCallback(() => setSigningIn(false), []);
  const onSignOutClosed = useCallback(() => setSigningOut(false), []);
  return (
    <I18nProvider i18n={i18n}>
      <Switch>
        {/* A conversation has a header of its own, and the whole window for its words. */}
        <Route path="/conversations/:roomId">
          {({ roomId }) => (
            <main id="content" tabIndex={-1} className={styles.whole}>
              <Broken>
                <Suspense>
                  <RoomPage key={roomId} roomId={roomId} onSignIn={onSignIn} />
                </Suspense>
              </Broken>
            </main>
          )}
        </Route>
        <Route>
          <Header onSignIn={onSignIn} onSignOut={onSignOut} />
          <main id="content" tabIndex={-1} className={styles.main}>
            <SessionNotice onSignIn={onSignIn} />
            <Broken>
              <Suspense>
                <Switch>
                  <Route path="/">
                    <TranslatePage key={departures} onSignIn={onSignIn} />
                  </Route>
                  <Route path="/conversations">
                    <ConversationsPage key={departures} onSignIn={onSignIn} />
                  </Route>
                  <Route path="/join/:code">{({ code }) => <JoinPage key={code} code={code} onSignIn={onSignIn} />}</Route>
                  <Route path="/phrases">
                    <PhrasesPage onSignIn={onSignIn} />
                  </Route>
                  <Route path="/phrases/practice">
                    <PracticePage onSignIn={onSignIn} />
                  </Route>
                  <Route path="/phrases/packs">
                    <PacksPage />
                  </Route>
                  <Route path="/phrases/packs/:pack">{({ pack }) => <PackPage key={pack} pack={pack} onSignIn={onSignIn} />}</Route>
                  <Route path="/shared">
                    <SharedPage onSignIn={onSignIn} />
                  </Route>
                  <Route path="/account">
                    <AccountPage onSignIn={onSignIn} onSignOut={onSignOut} />
                  </Route>
                  <Route component={Missing} />
                </Switch>
              </Suspense>
            </Broken>
          </main>
          <Footer />
          <BottomBar />
        </Route>
      </Switch>
      <Suspense>
        {idle && <Housekeeping />}
        {signingIn && <SignInDialog onClose={onSignInClosed} />}
        {signingOut && <SignOutDialog onClose={onSignOutClosed} />}
      </Suspense>
    </I18nProvider>
  );
}
