// Runs before the first paint, so that a chosen theme never flashes. A file of its own: a strict CSP allows no inline script.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem("parley.theme");
  } catch {
    // Storage may be forbidden: then the system decides.
  }
  if (chosen !== "light" && chosen !== "dark") return;
  document.documentElement.dataset.theme = chosen;
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    meta.content = chosen === "dark" ? "#111419" : "#faf9f5";
  }
})();
