/* Asked inside a page with an element: words that lie on other words, on a line without a rim, or off the picture. */
window.overprint = (() => {
  const SEEN = { visibilityProperty: true, opacityProperty: true };

  /** Boxes of ink, a line of words each: [{text, left, right, top, bottom, halo, node}]. */
  function inked(ground) {
    const made = [];
    const walker = document.createTreeWalker(ground, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data.trim();
      const holder = node.parentElement;
      if (!text || holder.closest("style, .unseen, option, [hidden]") || !holder.checkVisibility(SEEN)) continue;
      const style = getComputedStyle(holder);
      const size = parseFloat(style.fontSize);
      if (style.clipPath === "inset(50%)") continue;
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        // Above the capitals a line is empty.
        const top = box.top + 0.19 * size;
        if (box.width > 1) made.push({ text, left: box.left, right: box.right, top, bottom: box.bottom - 0.02 * size, halo: style.paintOrder.startsWith("stroke"), node: holder });
      }
    }
    return made;
  }

  const meets = (a, b, least = 1) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > least && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > least;

  /** Whether a piece of line goes through a box. */
  function crosses([x1, y1], [x2, y2], box) {
    let [from, to] = [0, 1];
    for (const [start, way, low, high] of [[x1, x2 - x1, box.left, box.right], [y1, y2 - y1, box.top, box.bottom]]) {
      if (way === 0) { if (start < low || start > high) return false; continue; }
      const [a, b] = [(low - start) / way, (high - start) / way].sort((p, q) => p - q);
      [from, to] = [Math.max(from, a), Math.min(to, b)];
    }
    return from < to;
  }

  /** Pieces of the drawn lines of a picture in px of the window. */
  function lines(svg) {
    return [...svg.querySelectorAll("path.curve, path.ghost, path.pinned, path.guess, path.leader, line.event, line.level")].filter((one) => one.checkVisibility(SEEN)).map((node) => {
      const { a, d, e, f } = node.getScreenCTM();
      const pieces = node.tagName === "line"
        ? [[["x1", "y1"], ["x2", "y2"]].map(([x, y]) => [Number(node.getAttribute(x)), Number(node.getAttribute(y))])]
        : (node.getAttribute("d") ?? "").split("M").slice(1).map((part) => part.replace("Z", "").split("L").map((pair) => pair.split(",").map(Number)));
      return { node, pieces: pieces.map((part) => part.map(([x, y]) => [a * x + e, d * y + f])) };
    });
  }

  const under = (first, second) => !!(first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING);

  /** Sentences about the picture that is on. */
  function picture(element) {
    const stage = element.shadowRoot.querySelector(".stage");
    const found = [];
    const all = inked(stage);
    all.forEach((a, i) => all.slice(0, i).forEach((b) => { if (meets(a, b)) found.push(`“${b.text}” and “${a.text}” lie on each other`); }));
    for (const svg of stage.querySelectorAll("svg:not([aria-hidden])")) {
      const edge = svg.getBoundingClientRect();
      const within = all.filter((one) => svg.contains(one.node));
      for (const one of within) if (one.left < edge.left - 1 || one.right > edge.right + 1 || one.top < edge.top - 1 || one.bottom > edge.bottom + 1) found.push(`“${one.text}” leaves the picture`);
      for (const { node, pieces } of lines(svg)) for (const one of within) {
        const over = under(one.node, node);
        if (one.halo && !over) continue;
        if (pieces.some((points) => points.some((point, i) => i && crosses(points[i - 1], point, one)))) found.push(`“${one.text}” is ${over ? "under" : "bare over"} a ${node.getAttribute("class")}`);
      }
      for (const mark of svg.querySelectorAll("circle, path[transform]")) {
        if (!mark.checkVisibility(SEEN) || mark.closest(".marks") || mark.classList.contains("person")) continue;
        const box = mark.getBoundingClientRect();
        // A mark that moves with the day may pass behind words that have a rim.
        for (const one of within) if (meets(box, one, 2) && !(mark.classList.contains("now") && one.halo && under(mark, one.node))) found.push(`“${one.text}” and a ${mark.getAttribute("class") || mark.tagName} lie on each other`);
      }
    }
    return found;
  }

  /** Sentences about the rest of the frame. */
  function frame(element) {
    const { frame } = element;
    const found = [];
    const edge = frame.getBoundingClientRect();
    const scrolls = (node) => node.closest(".scroll, .tabs, .stage, pre");
    const all = inked(frame).filter(({ node }) => !scrolls(node));
    all.forEach((a, i) => all.slice(0, i).forEach((b) => { if (meets(a, b)) found.push(`“${b.text}” and “${a.text}” lie on each other`); }));
    for (const one of all) if (one.left < edge.left || one.right > edge.right) found.push(`“${one.text}” leaves the frame`);
    for (const node of frame.querySelectorAll("*")) if (!scrolls(node) && !node.closest("svg, .unseen") && node.scrollWidth > node.clientWidth + 1 && !["visible", ""].includes(getComputedStyle(node).overflowX) && node.checkVisibility(SEEN)) found.push(`“${(node.textContent || node.value).trim().slice(0, 40)}” is cut`);
    return found;
  }
  return { picture, frame, inked, meets };
})();
