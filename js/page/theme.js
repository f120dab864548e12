// Runs before the first paint, so that a dark page never flashes white.
{
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = null;
  try {
    chosen = localStorage.getItem("lupusedu-theme");
  } catch {
    /* storage refused: follow the system */
  }
  const follow = () => {
    root.dataset.theme = system.matches ? "dark" : "light";
  };
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  else {
    follow();
    system.addEventListener("change", follow);
  }
}
