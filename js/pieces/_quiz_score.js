/** What a reader has answered in a quiz, and how many items were right at the first try. No DOM. */
export class Score {
  /** items: [{texts: [option], right: place}]; kept: what storage gave, which may be anything. */
  constructor(items, kept) {
    this.items = items;
    this.read(kept);
  }

  /** Take what is kept for what has been answered. */
  read(kept) {
    this.answers = this.items.map(({ texts }, i) => {
      const known = Array.isArray(kept) ? kept[i] : null;
      const place = typeof known?.first === "boolean" ? texts.indexOf(known.answer) : -1;
      return place < 0 ? null : { place, first: known.first };
    });
  }

  /** Answer item i with the option at this place; only the first try counts. True if it is right. */
  take(i, place) {
    const right = place === this.items[i].right;
    this.answers[i] = { place, first: this.answers[i]?.first ?? right };
    return right;
  }

  /** Forget everything. */
  clear() {
    this.answers.fill(null);
  }

  get answered() {
    return this.answers.filter(Boolean).length;
  }

  get firsts() {
    return this.answers.filter((one) => one?.first).length;
  }

  /**
   * For storage: options by their words, so that a changed quiz does not take one for another. Undefined when
   * there is nothing.
   */
  kept() {
    return this.answered
      ? this.answers.map((one, i) => one && { answer: this.items[i].texts[one.place], first: one.first })
      : undefined;
  }
}
