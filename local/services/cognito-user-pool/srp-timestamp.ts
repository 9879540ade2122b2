const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const format = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) UTC (\d{4})$/;

/** Milliseconds since the epoch for the timestamp that SRP clients sign (`Sun Nov 22 9:05:00 UTC 2026` in Java's terms), if it is one. */
export function parseTimestamp(timestamp: string): number | undefined {
  const [, month = "", ...numbers] = format.exec(timestamp) ?? [];
  const [day = 0, hours = 0, minutes = 0, seconds = 0, year = 0] = numbers.map(Number);
  return months.includes(month) ? Date.UTC(year, months.indexOf(month), day, hours, minutes, seconds) : undefined;
}
