/** What the reader’s own device keeps: predictions, votes and quiz answers, under one key, never sent. Everything works when storage is refused. */
const KEY = "lupusedu";

function all() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return kept && typeof kept === "object" && !Array.isArray(kept) ? kept : {};
  } catch {
    return {};
  }
}

/** What was kept of this kind ("predictions", "vote", "quiz") under a name, or undefined. */
export function recall(kind, name) {
  const shelf = all()[kind];
  return shelf && typeof shelf === "object" && Object.hasOwn(shelf, name) ? shelf[name] : undefined;
}

/** Keep something; undefined forgets it. */
export function remember(kind, name, thing) {
  const kept = all();
  kept[kind] = { ...kept[kind], [name]: thing };
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Storage is refused or full: the page keeps it while it is open.
  }
}
