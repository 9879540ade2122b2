/** The quota, in characters (Unicode code points). */
export interface Usage {
  used: number;
  allowed: number;
  /** ISO 8601: when counting begins anew. */
  resetsAt: string;
}

/** Nobody needs the count before this share is left, 0 to 1. */
export const nearTheEnd = 0.2;

export const shareLeft = (usage: Usage | undefined): number =>
  usage && usage.allowed > 0 ? Math.max(0, 1 - usage.used / usage.allowed) : 1;
