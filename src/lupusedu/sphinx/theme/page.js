{
  const root = document.documentElement;
  const button = document.getElementById("theme");
  const menu = document.querySelector(".menu");
  const show = () => button.setAttribute("aria-pressed", String(root.dataset.theme === "dark"));
  button.hidden = false;
  show();
  new MutationObserver(show).observe(root, { attributeFilter: ["data-theme"] });
  button.addEventListener("click", () => {
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    try { localStorage.setItem("lupusedu-theme", root.dataset.theme); } catch { /* lasts until the page is left */ }
  });
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.firstElementChild.focus();
  });
  for (const cell of document.querySelectorAll("div.cell_input pre")) {
    const copy = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: "Copy" });
    copy.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText(cell.innerText); copy.textContent = "Copied"; }
      catch { copy.textContent = "Select and copy by hand"; }
    });
    cell.parentElement.append(copy);
  }
  // What does not scroll need not stop the Tab key.
  const stop = (box) => { box.tabIndex = box.scrollWidth > box.clientWidth ? 0 : -1; };
  const watch = new ResizeObserver((seen) => seen.forEach(({ target }) => stop(target)));
  for (const box of document.querySelectorAll("main pre, main .scroll")) watch.observe(box);
}
