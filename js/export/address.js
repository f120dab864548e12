/** Where others find a page. A path on the reader’s own device, which may hold a name, leaves the page nowhere. */

/** The address that whoever built the page gave it. */
const canonical = () => document.querySelector("link[rel=canonical]")?.href ?? "";

/** The address of this page for other people, without its part after "#"; "" where only this device has the page. */
export const published = () => (location.protocol.startsWith("http") ? location.href.split("#")[0] : canonical());

/** An address of the site, as others reach it; "" from a folder or from a server on this machine. */
export function elsewhere(address) {
  if (!/^(?!https?:)|^https?:\/\/(localhost|127\.|\[::1\])/.test(address)) return address;
  const named = [...document.scripts].find(({ src }) => src === address)?.getAttribute("src");
  return named && canonical() ? new URL(named, canonical()).href : "";
}
