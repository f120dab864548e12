{
  const root = document.documentElement;
  // Small elements further down: they are asked for once the first figure has all that it needs; those in closed
  // boxes once a reader has begun, or the box is opened.
  const { src, dataset } = document.currentScript;
  const ask = (path) => {
    if (![...document.scripts].some((one) => one.src === path))
      document.head.append(Object.assign(document.createElement("script"), { src: path }));
  };
  addEventListener("load", () => {
    for (const name of dataset.later?.split(" ") ?? []) {
      const path = new URL(`pieces/${name}.js`, src).href;
      const boxes = [...document.querySelectorAll(`lupus-${name}`)].map((one) =>
        one.closest("details:not([open])"),
      );
      if (!boxes.every(Boolean)) ask(path);
      else
        for (const [target, event] of [
          [window, "pointerdown"],
          [window, "keydown"],
          ...boxes.map((box) => [box, "toggle"]),
        ])
          target.addEventListener(event, () => ask(path), { once: true });
    }
  });
  // A reference is told whole once (sphinx/lean.py): another link to it tells it too.
  addEventListener("load", () => {
    const told = new Map();
    for (const link of document.querySelectorAll(".bibtex-citation a")) {
      if (link.title) told.set(link.href, link.title);
      else link.title = told.get(link.href) ?? "";
    }
  });
  const button = document.getElementById("theme");
  const menu = document.querySelector(".menu");
  const show = () => button.setAttribute("aria-pressed", String(root.dataset.theme === "dark"));
  button.hidden = false;
  show();
  new MutationObserver(show).observe(root, { attributeFilter: ["data-theme"] });
  button.addEventListener("click", () => {
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    try {
      localStorage.setItem("lupusedu-theme", root.dataset.theme);
    } catch {
      /* lasts until the page is left */
    }
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.firstElementChild.focus();
  });
  // The meaning of a term: opened by a press, closed by Escape or a press elsewhere, all by the browser.
  // Mouse and keyboard focus open it too.
  let leaving;
  for (const term of document.querySelectorAll(".term")) {
    const meaning = term.popoverTargetElement;
    if (!meaning) break; // an older browser: the glossary page has it
    const place = () => {
      const { left, top, bottom } = term.getBoundingClientRect();
      const { clientWidth: width, clientHeight: height } = root;
      const side = Math.max(8, Math.min(left, width - 328)) + scrollX;
      const y =
        bottom < height * 0.7 ? `top: ${bottom + scrollY + 4}px` : `bottom: ${height - top - scrollY + 4}px`;
      meaning.style.cssText = `position: absolute; inset: auto; left: ${side}px; ${y}`;
    };
    const show = () => {
      clearTimeout(leaving);
      if (meaning.matches(":popover-open")) return;
      place();
      meaning.showPopover();
      meaning.dataset.light = ""; // until it is pressed
    };
    const hide = () => {
      leaving = setTimeout(() => {
        if ("light" in meaning.dataset) meaning.hidePopover();
      }, 200);
    };
    term.addEventListener("pointerenter", ({ pointerType }) => {
      if (pointerType === "mouse") show();
    });
    term.addEventListener("pointerleave", hide);
    term.addEventListener("focus", () => {
      if (term.matches(":focus-visible")) show();
    });
    term.addEventListener("blur", hide);
    term.addEventListener("click", (event) => {
      if ("light" in meaning.dataset) event.preventDefault();
      else place();
      delete meaning.dataset.light;
    });
    meaning.onpointerenter = () => clearTimeout(leaving);
    meaning.onpointerleave = hide;
    meaning.onbeforetoggle = ({ newState }) => {
      if (newState === "closed") delete meaning.dataset.light;
    };
  }
  const copying = (cell) => {
    const copy = Object.assign(document.createElement("button"), {
      type: "button",
      className: "copy",
      textContent: "Copy",
    });
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(cell.innerText);
        copy.textContent = "Copied";
      } catch {
        copy.textContent = "Select and copy by hand";
      }
    });
    cell.parentElement.append(copy);
  };
  for (const cell of document.querySelectorAll("div.cell_input pre")) {
    const row = cell.closest(".layer:not([open])"); // until it is opened, a browser has less to keep
    if (row) row.addEventListener("toggle", () => copying(cell), { once: true });
    else copying(cell);
  }
  // What a link leads to may be a closed box, or stand in one.
  const uncover = () => {
    const target = document.getElementById(location.hash.slice(1).split(":")[0]);
    let box = target?.querySelector(":scope > .layer") ?? target?.closest("details");
    const closed = [];
    for (; box; box = box.parentElement.closest("details")) if (!box.open) closed.push(box);
    for (const one of closed) one.open = true;
    if (closed.length) target.scrollIntoView();
  };
  uncover();
  addEventListener("hashchange", uncover);
  document.addEventListener("click", ({ target }) => {
    if (target.closest?.("a[href]")?.href === location.href) uncover(); // once more: no hash changes
  });
  // The still of a figure in a closed box is for readers without scripts (sphinx/lean.py), and for paper.
  addEventListener("beforeprint", () => {
    const kept = [...document.querySelectorAll("lupus-explorable > template")].map(({ content }) => content);
    for (const root of [document, ...kept])
      for (const still of root.querySelectorAll("noscript")) still.outerHTML = still.textContent;
  });
  // On paper rows and boxes are open. Newer browsers do it by a rule of book.css.
  if (!CSS.supports("selector(::details-content)")) {
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll("details:is(.layer, .box, .entry):not([open])")];
      for (const box of opened) box.open = true;
    });
    addEventListener("afterprint", () => opened.forEach((box) => (box.open = false)));
  }
  // Where one is, where the style sheet alone cannot tell.
  const along = document.querySelector(".along");
  if (along && !CSS.supports("animation-timeline: scroll()")) {
    const show = () => {
      along.style.transform = `scaleX(${scrollY / Math.max(1, root.scrollHeight - innerHeight)})`;
    };
    addEventListener("scroll", show, { passive: true });
    show();
  }
  // What does not scroll need not stop the Tab key.
  const stop = (box) => {
    box.tabIndex = box.scrollWidth > box.clientWidth ? 0 : -1;
  };
  const watch = new ResizeObserver((seen) => seen.forEach(({ target }) => stop(target)));
  for (const box of document.querySelectorAll("main pre, main .scroll")) watch.observe(box);
}
