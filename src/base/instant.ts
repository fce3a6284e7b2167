// An instant as people in New Zealand write it, whatever the machine's own time zone.

const inNewZealand = new Intl.DateTimeFormat('en-NZ', {
  timeZone: 'Pacific/Auckland',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
});

/** An ISO 8601 instant as `22 November 2026, 3:04 pm`; what is no instant comes back as it is. */
export function formatInstant(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  const parts = new Map(inNewZealand.formatToParts(date).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  // Put together here: how a locale joins date and time has changed between versions of ICU. Midnight is 12, never 0.
  const hour = part('hour') === '0' ? '12' : part('hour');
  return `${part('day')} ${part('month')} ${part('year')}, ${hour}:${part('minute')} ${part('dayPeriod').replaceAll('.', '').toLowerCase()}`;
}
