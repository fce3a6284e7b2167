// Which page of the desk somebody wanted before signing in; nothing else can be put in its place.

const HOME = '/desk';
const BASE = 'http://desk.invalid';

/** `path` when it is a page of the desk to come back to, else the desk's first page. */
export function wantedPage(path: string | null): string {
  // A browser reads a backslash as a slash and drops tabs and line breaks: such a path is not what it seems.
  if (path === null || !path.startsWith('/') || path.length > 500 || /[\\\p{Cc}]/u.test(path)) return HOME;
  if (!URL.canParse(path, BASE)) return HOME;
  const { origin, pathname, search } = new URL(path, BASE);
  const isOwn = origin === BASE && (pathname === HOME || pathname.startsWith(`${HOME}/`)) && !/^\/desk\/sign/.test(pathname);
  return isOwn ? pathname + search : HOME;
}

/** The sign-in page that leads on to `path`. */
export function signInAddress(path: string): string {
  const wanted = wantedPage(path);
  return wanted === HOME ? '/desk/sign-in' : `/desk/sign-in?to=${encodeURIComponent(wanted)}`;
}
