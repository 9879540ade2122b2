import type { LucideIcon } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { IconButton } from "./IconButton.tsx";
import styles from "./Menu.module.css";

export interface MenuItem {
  icon: LucideIcon;
  name: string;
  run: () => void;
}

interface MenuProps {
  icon: LucideIcon;
  label: string;
  /** Asked for while it is open only: there may be many menus on a page. */
  items: () => readonly MenuItem[];
  /** Above the items. */
  children?: ReactNode;
}

/** A button, and below it what else can be done. The browser closes it on Escape and on a press elsewhere. */
export function Menu({ icon, label, items, children }: MenuProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const popover = useRef<HTMLDivElement>(null);

  // It stands where its button stood: it goes when that moves.
  useEffect(() => {
    if (!open) return;
    const top = () => popover.current?.previousElementSibling?.getBoundingClientRect().top;
    const opened = top();
    const close = () => {
      if (top() !== opened) popover.current?.hidePopover();
    };
    window.addEventListener("scroll", close, { passive: true });
    window.addEventListener("resize", close);
    return () => {
      window.removeEventListener("scroll", close);
      window.removeEventListener("resize", close);
    };
  }, [open]);

  return (
    <div className={styles.place}>
      <IconButton icon={icon} label={label} popoverTarget={id} aria-expanded={open} />
      <div
        id={id}
        popover="auto"
        role="group"
        aria-label={label}
        className={styles.menu}
        ref={popover}
        onBeforeToggle={(event) => {
          setOpen(event.newState === "open");
          beside(event.currentTarget.previousElementSibling, event.currentTarget, items().length);
        }}
      >
        {open && children}
        {open &&
          items().map(({ icon: Icon, name, run }) => (
            <button
              key={name}
              type="button"
              className={styles.item}
              onClick={(event) => {
                // First: that gives the focus back to the button, where a dialog that opens now will find it.
                event.currentTarget.parentElement?.hidePopover();
                run();
              }}
            >
              <Icon aria-hidden size={18} strokeWidth={1.75} />
              {name}
            </button>
          ))}
      </div>
    </div>
  );
}

/** In pixels: between the button and the menu; and what the menu takes for each item, and around them. */
const [gap, item, around] = [4, 44, 18];

/** The menu lies in the browser's top layer: it has to be told where the button is. Above it, where there is no room below. */
function beside(button: Element | null, menu: HTMLElement, items: number): void {
  const place = button?.getBoundingClientRect();
  if (!place) return;
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const below = place.bottom + gap + items * item + around <= height || place.top < height / 2;
  const isRightToLeft = getComputedStyle(menu).direction === "rtl";
  menu.style.top = below ? `${String(place.bottom + gap)}px` : "auto";
  menu.style.bottom = below ? "auto" : `${String(height - place.top + gap)}px`;
  menu.style.left = isRightToLeft ? `${String(place.left)}px` : "auto";
  menu.style.right = isRightToLeft ? "auto" : `${String(width - place.right)}px`;
}
