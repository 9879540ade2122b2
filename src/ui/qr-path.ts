import { encode } from "uqr";

/** Modules of light around the picture, without which a camera does not find it (ISO/IEC 18004). */
const quietZone = 4;

/** A QR picture as one SVG path, a unit for each module, and the side of its square. */
export function qrPath(text: string): { path: string; side: number } {
  const { data, size } = encode(text, { ecc: "M", border: quietZone });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return { path, side: size };
}
