/**
 * Keeps a choice about looks in a cookie, as the server does (newsroom/desk/choices.py);
 * an empty value forgets it.
 */

const ONE_YEAR = 365 * 24 * 60 * 60;

export function remember(name, value) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  const age = value ? ONE_YEAR : 0;
  document.cookie = `${name}=${value}; path=/; max-age=${age}; samesite=lax${secure}`;
}
