const entities: Readonly<Record<string, string>> = {
  ...{ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" },
  // A reader makes a line feed of a bare carriage return, and spaces of all three in attributes.
  ...{ "\t": "&#9;", "\n": "&#10;", "\r": "&#13;" },
};

/** Characters that XML 1.0 cannot hold, not even as a reference, and halves of characters. */
const unspeakable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** What of a text XML can carry. */
export const speakable = (text: string): string => text.replace(unspeakable, "");

const escaped = (text: string, signs: RegExp): string => speakable(text).replace(signs, (sign) => entities[sign] ?? "");

/** A text between tags. */
export const xmlText = (text: string): string => escaped(text, /[&<>"\r]/g);

/** A text between double quotes. */
export const xmlAttribute = (text: string): string => escaped(text, /[&<>"\t\n\r]/g);
