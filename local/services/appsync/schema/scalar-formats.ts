import { isIPv4, isIPv6 } from "node:net";

/** What AppSync takes for each of its scalars: https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html */
const offset = "(?:Z|[+-]\\d{2}:\\d{2}(?::\\d{2})?)";
const time = "([01]\\d|2[0-3]):([0-5]\\d)(?::([0-5]\\d)(?:\\.\\d{1,9})?)?";
const datePattern = new RegExp(`^(-?\\d{4,9})-(\\d{2})-(\\d{2})${offset}?$`);
const timePattern = new RegExp(`^${time}${offset}?$`);
const dateTimePattern = new RegExp(`^(-?\\d{4,9}-\\d{2}-\\d{2})T${time}${offset}$`);

function isDate(text: string): boolean {
  const [, year, month, day] = datePattern.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(2000, Number(month) - 1, Number(day)));
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

function isDateTime(text: string): boolean {
  const [, date] = dateTimePattern.exec(text) ?? [];
  return date !== undefined && isDate(date);
}

function isEmail(text: string): boolean {
  return /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i.test(text);
}

function isAddress(text: string): boolean {
  const [address = "", bits, ...rest] = text.split("/");
  const version = isIPv4(address) ? 4 : isIPv6(address) ? 6 : 0;
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

const isPhone = (text: string) => /^\+?\d[\d\s-]{2,19}$/.test(text) && text.replace(/\D/g, "").length >= 3;

/** Whether a text is a value of the scalar. */
export const textFormats: Readonly<Record<string, (text: string) => boolean>> = {
  AWSDate: isDate,
  AWSTime: (text) => timePattern.test(text),
  AWSDateTime: isDateTime,
  AWSEmail: isEmail,
  AWSURL: (text) => URL.canParse(text),
  AWSPhone: isPhone,
  AWSIPAddress: isAddress,
};
