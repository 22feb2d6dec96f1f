// Sets light or dark before the page is painted, when the reader once chose; else the system's choice holds.
try {
  const chosen = localStorage.getItem("communique-theme");
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch {
  // Storage may be forbidden: then the system's choice holds.
}
document.documentElement.classList.add("scripted");
