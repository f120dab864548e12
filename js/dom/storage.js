/**
 * What the reader’s own device keeps: predictions, votes and quiz answers, under one key, never sent. It is
 * read anew for each answer, since another tab may have written meanwhile. Where storage is refused or full,
 * the page keeps it while it is open.
 */
const KEY = "lupusedu";

class Shelf {
  /** store() -> localStorage or sessionStorage; it may throw. */
  constructor(store) {
    this.store = store;
  }

  all() {
    if (this.aside) return this.aside;
    try {
      const kept = JSON.parse(this.store().getItem(KEY));
      return kept && typeof kept === "object" && !Array.isArray(kept) ? kept : {};
    } catch {
      return {};
    }
  }

  /** What was kept of this kind ("predictions", "vote", "quiz") under a name, or undefined. */
  recall(kind, name) {
    const found = this.all()[kind];
    return found && typeof found === "object" && Object.hasOwn(found, name) ? found[name] : undefined;
  }

  /** Keep something; undefined forgets it. Returns whether it outlasts the page. */
  remember(kind, name, thing) {
    const kept = this.all();
    return this.put({ ...kept, [kind]: { ...kept[kind], [name]: thing } });
  }

  put(kept) {
    try {
      this.store().setItem(KEY, JSON.stringify(kept));
      return true;
    } catch {
      this.aside = kept;
      return false;
    }
  }
}

export const device = new Shelf(() => localStorage);
/** What lasts as long as this tab. */
export const tab = /* @__PURE__ */ new Shelf(() => sessionStorage);

/** @type {(kind: string, name: string | number) => any} */
export const recall = (kind, name) => device.recall(kind, name);
/** @type {(kind: string, name: string | number, thing: any) => boolean} */
export const remember = (kind, name, thing) => device.remember(kind, name, thing);

/**
 * How many readers the device has had: what a tab keeps of an earlier one counts no more.
 * @type {() => number}
 */
export const reader = () => Number(recall("reader", "count")) || 0;

/**
 * Forget all answers for a new reader. Returns what brings them back.
 * @type {() => () => void}
 */
export function newReader() {
  const before = device.all();
  device.put({ reader: { count: reader() + 1 } });
  tell();
  return () => {
    device.put(before);
    tell();
  };
}

// The browser tells the other tabs; pieces of this page hear of it the same way.
const tell = () => dispatchEvent(new StorageEvent("storage", { key: KEY }));

/**
 * Call `changed` when another tab, or a new reader, has changed what is kept. Returns what stops it.
 * @type {(changed: () => void) => () => void}
 */
export function watch(changed) {
  const heard = ({ key }) => {
    if (key === KEY || key === null) changed();
  };
  addEventListener("storage", heard);
  return () => removeEventListener("storage", heard);
}
