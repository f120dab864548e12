/* Asked inside a page: words that lie on other words, bare on a line or under it, under a mark, or off the picture. */
window.overprint = (() => {
  const SEEN = { visibilityProperty: true, opacityProperty: true };
  const LINES = "path:is(.curve, .ghost, .pinned, .guess, .leader), line:is(.event, .level)";

  /** Boxes of ink, one for each line of words. */
  function inked(ground) {
    const made = [];
    const walker = document.createTreeWalker(ground, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const [text, holder] = [node.data.trim(), node.parentElement];
      if (!text || holder.closest("style, option, .unseen, [hidden]") || !holder.checkVisibility(SEEN))
        continue;
      const style = getComputedStyle(holder);
      if (style.clipPath === "inset(50%)") continue;
      range.selectNodeContents(node);
      // Above its capitals a line is empty.
      const [halo, empty] = [style.paintOrder.startsWith("stroke"), 0.19 * parseFloat(style.fontSize)];
      for (const { left, right, top, bottom } of range.getClientRects())
        if (right > left + 1) made.push({ text, holder, halo, left, right, top: top + empty, bottom });
    }
    return made;
  }

  const meets = (a, b, least) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > least &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > least;
  const later = (first, second) =>
    !!(first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING);

  /** Whether a piece of a line goes through a box. */
  function crosses([x1, y1], [x2, y2], box) {
    let [from, to] = [0, 1];
    for (const [start, way, low, high] of [
      [x1, x2 - x1, box.left, box.right],
      [y1, y2 - y1, box.top, box.bottom],
    ]) {
      if (way === 0 && (start < low || start > high)) return false;
      if (way === 0) continue;
      const [a, b] = [(low - start) / way, (high - start) / way].sort((p, q) => p - q);
      [from, to] = [Math.max(from, a), Math.min(to, b)];
    }
    return from < to;
  }

  /** A drawn line as pieces [[x, y], …] in px of the window. */
  function pieces(node) {
    const { a, d, e, f } = node.getScreenCTM();
    const number = (name) => Number(node.getAttribute(name));
    const parts =
      node.tagName === "line"
        ? [
            [
              [number("x1"), number("y1")],
              [number("x2"), number("y2")],
            ],
          ]
        : (node.getAttribute("d") ?? "")
            .split("M")
            .slice(1)
            .map((part) =>
              part
                .replace("Z", "")
                .split("L")
                .map((pair) => pair.split(",").map(Number)),
            );
    return parts.map((part) => part.map(([x, y]) => [a * x + e, d * y + f]));
  }

  /**
   * Words of one picture that leave it, or that a line or a mark makes hard to read: over a line they need a
   * rim of the ground's colour.
   */
  function drawn(svg, words) {
    const found = [];
    const edge = svg.getBoundingClientRect();
    for (const one of words)
      if (
        one.left < edge.left - 1 ||
        one.right > edge.right + 1 ||
        one.top < edge.top - 1 ||
        one.bottom > edge.bottom + 1
      )
        found.push(`“${one.text}” leaves the picture`);
    for (const node of svg.querySelectorAll(LINES)) {
      const box = node.getBoundingClientRect();
      const near = words.filter(
        (one) =>
          (!one.halo || later(one.holder, node)) &&
          meets(
            { left: box.left - 1, right: box.right + 1, top: box.top - 1, bottom: box.bottom + 1 },
            one,
            0,
          ),
      );
      if (!near.length || !node.checkVisibility(SEEN)) continue;
      const parts = pieces(node);
      for (const one of near)
        if (parts.some((points) => points.some((point, i) => i && crosses(points[i - 1], point, one))))
          found.push(`“${one.text}” and a ${node.classList[0]} lie on each other`);
    }
    for (const mark of svg.querySelectorAll("circle, path[transform]")) {
      if (mark.closest(".marks, .person") || !mark.checkVisibility(SEEN)) continue;
      const box = mark.getBoundingClientRect();
      // The marks of the day and of a summit move: they may pass behind words that have a rim.
      for (const one of words)
        if (meets(box, one, 2) && !(mark.matches(".now, .top") && one.halo && later(mark, one.holder)))
          found.push(`“${one.text}” and a mark lie on each other`);
    }
    return found;
  }

  const pairs = (all) =>
    all.flatMap((a, i) =>
      all
        .slice(0, i)
        .filter((b) => meets(a, b, 1))
        .map((b) => `“${b.text}” and “${a.text}” lie on each other`),
    );

  /** Sentences about the picture of an element. */
  function picture({ shadowRoot }) {
    const stage = shadowRoot.querySelector(".stage");
    const all = inked(stage);
    return [
      ...pairs(all),
      ...[...stage.querySelectorAll("svg:not([aria-hidden])")].flatMap((svg) =>
        drawn(
          svg,
          all.filter(({ holder }) => svg.contains(holder)),
        ),
      ),
    ];
  }

  /** Sentences about what is around the picture. What scrolls on purpose is not cut. */
  function around({ frame }) {
    const scrolls = (node) => node.closest(".scroll, .tabs, .stage, pre, .unseen");
    const all = inked(frame).filter(({ holder }) => !scrolls(holder));
    const { left, right } = frame.getBoundingClientRect();
    const hides = (node) =>
      node.scrollWidth > node.clientWidth + 1 &&
      getComputedStyle(node).overflowX !== "visible" &&
      !node.closest("svg, input") &&
      node.checkVisibility(SEEN);
    return [
      ...pairs(all),
      ...all
        .filter((one) => one.left < left || one.right > right)
        .map((one) => `“${one.text}” leaves the frame`),
      ...[...frame.querySelectorAll("*")]
        .filter((node) => !scrolls(node) && hides(node))
        .map((node) => `“${node.textContent.trim().slice(0, 40)}” is cut`),
    ];
  }

  /**
   * [[words, values, whether it is asked with pins and days]]: the start, each stop of each knob, and of an
   * element's first of its model the cases.
   */
  function tried({ settings: { start }, model }, knobs, whole) {
    const stops = knobs.flatMap(({ name, stops }, place) =>
      (stops ?? []).map(({ label, values }) => [
        `${name} ${label}`,
        { ...start.values, ...values },
        place === 0 && whole,
      ]),
    );
    const all = [
      ["start", start.values, true],
      ...(whole ? model.presets.map(({ name, values }) => [name, values, true]) : []),
      ...stops,
    ];
    // A stop may be a case or the start again, and a knob stands both in the figure and in its model. Those that are
    // asked with pins and days come first.
    const first = new Map();
    for (const [called, values, much] of all) {
      const each = model.parameters.map(({ name, value }) => values[name] ?? value).join();
      // Frozen, they stay one object in all settings: its run, and what is known of that, is computed once.
      if (!first.has(each)) first.set(each, [called, Object.freeze({ ...values }), much]);
    }
    return [...first.values()];
  }

  const frames = async (count) => {
    while (count--) await new Promise((done) => requestAnimationFrame(done));
  };

  /** Pins three at a time, until all cases were pinned. */
  function pinnings({ model }) {
    const all = model.presets.map(({ label, name, values }) => ({ label: label ?? name, values }));
    return [[], ...all.flatMap((_, i) => (i % 3 ? [] : [all.slice(i, i + 3)]))];
  }

  /** Lock a prediction that goes up and down. */
  function predict({ settings: { start }, model, change }) {
    const placed = model.views.some((one) => one.name === start.predict);
    const prediction = placed
      ? { locked: true, how: "placed", x: 40, y: 20 }
      : { locked: true, how: "drawn", values: Array.from({ length: 41 }, (_, i) => 5 + 2 * Math.sin(i / 5)) };
    change({ prediction });
  }

  /** Draw every view once, for its script comes when it is first shown. */
  async function arrived(one, views) {
    for (const name of views) {
      one.change({ view: name });
      one.update();
      for (; one.shadowRoot.querySelector(".canvas .view-words"); one.update()) await frames(1);
    }
  }

  /**
   * Every view of one element at every setting; at the start, the cases and the stops of the first knob with
   * pins and on some days too.
   */
  async function element(one, whole, ask) {
    const { model, settings: kept } = one;
    const { start } = kept;
    one.changed = () => {}; // it is drawn here, not with the next frame
    delete one.act;
    one.resized();
    one.update();
    ask([...picture(one), ...around(one)], "as it opens");
    if (start.predict) predict(one);
    const [plots, pins] = [model.plots.map(({ name }) => name), pinnings(one)];
    const views = whole ? [...plots, ...model.views.map(({ name }) => name)] : start.views;
    await arrived(one, views);
    const stages = model.views.filter(({ kind }) => kind === "stage").map(({ name }) => name);
    const drawnBeside = new Set();
    for (const [called, values, much] of tried(one, [...start.knobs, ...(whole ? model.knobs : [])], whole))
      for (const view of views) {
        // The stage beside a view is drawn once for it: its words stay what they are.
        if (drawnBeside.has(view)) one.act = () => {};
        else delete one.act;
        if (!stages.includes(view)) drawnBeside.add(view);
        for (const set of much ? pins : [[]]) {
          one.change({ values, view, pins: set, time: null });
          one.update();
          ask([...picture(one), ...(much ? around(one) : [])], `${view}, ${called}, ${set.length} pins`);
        }
        if (!much || plots.includes(view) || one.drawn.timeless) continue;
        for (const part of [0, 0.02, 0.3]) {
          one.change({ time: part * model.span });
          one.each("cursor");
          ask(picture(one), `${view}, ${called}, day ${one.settings.time}`);
        }
      }
    delete one.act;
    one.change(kept);
  }

  /**
   * Sentences about all elements of the page, each with how often and where first. Models that are known stood first on
   * another page, which was asked for all their cases and views: a figure as wide as a page's first one shows the same.
   */
  async function page(known) {
    await frames(2);
    const [told, models] = [new Map(), new Set()];
    const all = [...document.querySelectorAll("lupus-explorable")];
    const wide = ({ frame }) => frame.getBoundingClientRect().width;
    for (const one of all) {
      const ask = (sentences, where) =>
        new Set(sentences).forEach((what) =>
          told.set(`${one.id}: ${what}`, [...(told.get(`${one.id}: ${what}`) ?? []), where]),
        );
      const asked = known.includes(one.model.name) && wide(one) === wide(all[0]);
      await element(one, !asked && !models.has(one.model.name), ask);
      models.add(one.model.name);
    }
    return [...told].map(([what, where]) => `${what} (${where.length}×, ${where[0]})`);
  }

  return { page, picture };
})();
