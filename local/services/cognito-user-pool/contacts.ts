/** Attributes that codes are sent to, and that people can sign in with. */
export type Contact = "email" | "phone_number";

interface Kind {
  readonly medium: "EMAIL" | "SMS";
  /** As errors name its form. */
  readonly form: string;
  readonly isValid: (text: string) => boolean;
  /** As AWS masks it. */
  readonly mask: (address: string) => string;
}

const email = /^[^\s@"(),:;<>[\]\\]+@[^\s@"(),:;<>[\]\\.]+(\.[^\s@"(),:;<>[\]\\.]+)+$/;
const firstLetter = (text: string) => String.fromCodePoint(text.codePointAt(0) ?? 0x2a);

/** A person who has both is sent a text message: the phone number stands first. */
export const contacts: Readonly<Record<Contact, Kind>> = {
  phone_number: {
    medium: "SMS",
    form: "phone number",
    // E.164
    isValid: (text) => /^\+[1-9]\d{1,14}$/.test(text),
    mask: (number) => `+${"*".repeat(Math.max(0, number.length - 5))}${number.slice(-4)}`,
  },
  email: {
    medium: "EMAIL",
    form: "email",
    isValid: (text) => text.length <= 254 && email.test(text),
    mask(address) {
      const [local = "", domain = local] = address.split("@");
      return `${firstLetter(local)}***@${firstLetter(domain)}***`;
    },
  },
};

export const contactNames = Object.keys(contacts) as readonly Contact[];

/** What a text is in the form of; undefined for neither. */
export function contactOf(text: string): Contact | undefined {
  return contactNames.find((name) => contacts[name].isValid(text));
}

export function isContact(name: string): name is Contact {
  return Object.hasOwn(contacts, name);
}

/** Whether the person showed that it is theirs. */
export function isVerified(attributes: Readonly<Record<string, string>>, contact: Contact): boolean {
  return attributes[contact] !== undefined && attributes[`${contact}_verified`] === "true";
}
