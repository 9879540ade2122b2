import { useEffect, useState } from "react";

/** Whether something has held for so long (ms) without a break. */
export function useLasting(holds: boolean, milliseconds: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!holds) return;
    const timer = setTimeout(() => setLasting(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [holds, milliseconds]);
  return lasting;
}
