// Names that entries may write themselves: the subject's own words and the institutions every reader knows it by.

/** Longest first where one holds another. Written as they must be spelled. */
export const GLOSSARY: readonly string[] = [
  'Communities of Learning | Kāhui Ako',
  'Community of Learning | Kāhui Ako',
  'Communities of Learning',
  'Community of Learning',
  'Kāhui Ako',
  'Investing in Educational Success',
  'tertiary education organisations',
  'Ministry of Education',
  'Minister of Education',
  'Education Minister',
  'Directors of Education',
  'Director of Education',
  'Youth Guarantee',
  'New Zealand',
  'Aotearoa',
  'Beehive',
  'Māori',
  'TEOs',
  'TEO',
  'IES',
  'NCEA',
  'Government',
  'Ministry',
  'Minister',
  'Director',
  'Directors',
  'English',
  'I',
];

/** Month names are the figures rule's matter, not the names rule's. */
export const MONTHS: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
