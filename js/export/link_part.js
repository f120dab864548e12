/** The part of an address that is of one element. */
const MOST = 3; // elements in one link

/** @type {(text: string) => string} */
export function decode(text) {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/**
 * The text that a fragment holds for the element of this id, or null.
 * @type {(hash: string, id: string) => string | null}
 */
export function part(hash, id) {
  const raw = String(hash ?? "").replace(/^#/, "");
  // Some mail programs encode the whole of it, or only some signs.
  const text = raw.includes(":v=") ? raw : decode(raw);
  const found = text
    .split("/")
    .slice(0, MOST)
    .find((one) => one.startsWith(`${id}:`));
  return found === undefined ? null : found.slice(id.length + 1);
}
