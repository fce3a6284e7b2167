// Something loaded when first wanted, or ahead of that, and then kept.

/** The loader, run at most once; whoever asks while it runs waits for the same. A failure is kept too. */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}
