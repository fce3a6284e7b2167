// Instants as people in New Zealand write them: "22 November 2026, 3:04 pm".

const timeZone = 'Pacific/Auckland';
const date = new Intl.DateTimeFormat('en-NZ', { timeZone, day: 'numeric', month: 'long', year: 'numeric' });
const time = new Intl.DateTimeFormat('en-NZ', { timeZone, hour: 'numeric', minute: '2-digit', hour12: true });

/** An ISO instant as `22 November 2026, 3:04 pm`. */
export function formatInstant(iso: string): string {
  const instant = new Date(iso);
  return `${date.format(instant)}, ${time.format(instant).replace(/\s/gu, ' ').toLowerCase()}`;
}

/** An ISO instant's day, as `22 November 2026`. */
export function formatDayOf(iso: string): string {
  return date.format(new Date(iso));
}
