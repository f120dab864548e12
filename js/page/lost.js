// For the page of a wrong address. Mail and chat programs write "%23" for "#": the server then looks for a
// page of that name.
{
  const { pathname, search, hash } = location;
  const mended = pathname.replace(/%(25)*23/, "#");
  if (mended !== pathname) location.replace(mended + search + hash);
  // What the wrong address was about is a first word to look for.
  const [, last = ""] = pathname.match(/([^/]+?)(?:\.\w+)?\/*$/) ?? [];
  // <base> gives the links of this page the path of the site; those within the page stay here.
  document.addEventListener("DOMContentLoaded", () => {
    for (const link of document.querySelectorAll("a[href^='#']"))
      link.href = pathname + search + link.getAttribute("href");
    document.getElementById("q").value = (last.match(/[A-Za-z]{3,}/g) ?? []).join(" ");
  });
}
