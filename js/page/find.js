// A field above a long list: entries without the words that are typed are put away, and groups without entries.
{
  const plain = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const place = document.querySelector(".find");
  const entries = [...document.querySelectorAll(".entry")].map((node) => ({
    node,
    words: plain(node.textContent),
  }));
  const groups = [...document.querySelectorAll(".entries")];
  const label = Object.assign(document.createElement("label"), { textContent: place.dataset.label });
  const input = Object.assign(document.createElement("input"), { type: "search", autocomplete: "off" });
  const told = document.createElement("output");
  const find = () => {
    const wanted = plain(input.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { node, words } of entries) {
      node.hidden = !wanted.every((word) => words.includes(word));
      if (!node.hidden) count += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector(".entry:not([hidden])");
    told.textContent = wanted.length ? `${count} of ${entries.length}` : "";
  };
  input.autocapitalize = "off";
  input.spellcheck = false;
  input.addEventListener("input", find);
  // A link to an entry that is put away: it comes back.
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target?.closest("[hidden]")) return;
    input.value = "";
    find();
    target.scrollIntoView();
  });
  label.append(input);
  place.append(label, told);
}
