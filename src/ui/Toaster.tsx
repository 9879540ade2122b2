import { useEffect, useState, useSyncExternalStore } from "react";
import styles from "./Toaster.module.css";
import { toasts } from "./toasts.ts";

/** Time to read and to reach the button; it stands still while the pointer or the focus is on it (WCAG 2.2.1). */
const lifetime = { plain: 4_000, withAction: 10_000 };

/** Where toasts appear, and the polite live region that reads them out. Rendered once, by the app. */
export function Toaster() {
  const toast = useSyncExternalStore(toasts.subscribe, toasts.current);
  const [held, setHeld] = useState(false);

  useEffect(() => {
    if (!toast || held) return;
    const timer = setTimeout(() => toasts.dismiss(toast), toast.action ? lifetime.withAction : lifetime.plain);
    return () => clearTimeout(timer);
  }, [toast, held]);

  return (
    <div
      className={styles.place}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div role="status">{toast && <span className={styles.text}>{toast.text}</span>}</div>
      {toast?.action && (
        <button
          type="button"
          className={styles.action}
          onClick={() => {
            setHeld(false);
            toasts.dismiss(toast);
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </button>
      )}
    </div>
  );
}
