// What the pages can do beyond links and forms: nothing here is needed to read them.

const all = (selector, within = document) => [...within.querySelectorAll(selector)];

function offerTheme() {
  const button = document.querySelector("button.theme");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const now = document.documentElement.dataset.theme || (dark ? "dark" : "light");
    const next = now === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try { localStorage.setItem("communique-theme", next); } catch { /* it holds for this page */ }
  });
}

// A citation opens its sentence beside the brief, where there is room; else the link leads to the release.
function citeBeside() {
  const beside = document.getElementById("beside");
  if (!beside) return;
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-source]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    if (!matchMedia("(min-width: 75rem)").matches) return;
    event.preventDefault();
    const answer = await fetch(link.dataset.source, { headers: { "X-Fragment": "yes" } });
    if (!answer.ok) { location.href = link.href; return; }
    beside.innerHTML = await answer.text();
    beside.hidden = false;
    all("a[data-source].chosen").forEach((one) => one.classList.remove("chosen"));
    link.classList.add("chosen");
    beside.scrollTop = 0;
  });
}

// In the reader: a card lights its words, words light their cards.
function linkBothWays() {
  const reader = document.querySelector(".reader");
  if (!reader) return;
  const words = (number) => all(`mark[data-in~="${CSS.escape(number)}"]`, reader);
  const light = (number, on) => words(number).forEach((one) => one.classList.toggle("near", on));
  for (const card of all(".card", reader)) {
    card.addEventListener("mouseenter", () => light(card.dataset.number, true));
    card.addEventListener("mouseleave", () => light(card.dataset.number, false));
    card.addEventListener("focusin", () => light(card.dataset.number, true));
    card.addEventListener("focusout", () => light(card.dataset.number, false));
  }
  for (const mark of all("mark[data-in]", reader)) {
    const number = mark.dataset.in.split(" ")[0];
    const card = document.getElementById(`r${number}`);
    mark.addEventListener("mouseenter", () => { light(number, true); card?.classList.add("near"); });
    mark.addEventListener("mouseleave", () => { light(number, false); card?.classList.remove("near"); });
    mark.addEventListener("click", () => {
      if (String(getSelection())) return;
      all(".card.is-lit", reader).forEach((one) => one.classList.remove("is-lit"));
      card?.classList.add("is-lit");
      card?.scrollIntoView({ block: "nearest", behavior: "smooth" });
    });
  }
  reader.querySelector(".card.is-lit")?.scrollIntoView({ block: "nearest" });
  document.getElementById("lit")?.scrollIntoView({ block: "center" });
}

// "Why was this read?" unfolds in the card.
function whyInPlace() {
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a.why");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const card = link.closest(".card");
    const shown = card.querySelector(".tree-of-rules");
    if (shown) { shown.remove(); link.setAttribute("aria-expanded", "false"); return; }
    const answer = await fetch(link.href);
    if (!answer.ok) { location.href = link.href; return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    card.append(document.importNode(page.querySelector(".tree-of-rules"), true));
    link.setAttribute("aria-expanded", "true");
  });
}

// On the map: the first country is kept, the second one leads to the brief of both.
function chooseTwo() {
  const map = document.querySelector(".world svg");
  if (!map) return;
  let first = null;
  map.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-party]");
    if (!link || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    const code = link.dataset.party;
    if (first === code) location.href = `/brief/${code}`;
    else if (first) location.href = `/brief/${first}/${code}`;
    else { first = code; link.classList.add("chosen"); }
  });
}

// The review queue by keys: j and k move, a letter presses the button that bears it, u takes the last answer back.
function judgeByKeys() {
  const queue = document.querySelector(".queue");
  if (!queue) return;
  let at = -1;
  const items = () => all("[data-item]", queue);
  const move = (step) => {
    const list = items();
    if (!list.length) return;
    at = Math.max(0, Math.min(list.length - 1, at + step));
    list[at].focus();
    list[at].scrollIntoView({ block: "nearest" });
  };
  queue.addEventListener("focusin", (event) => {
    const item = event.target.closest("[data-item]");
    if (item) at = items().indexOf(item);
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, textarea, select") || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === "j") { event.preventDefault(); return move(1); }
    if (event.key === "k") { event.preventDefault(); return move(-1); }
    if (event.key === "u") {
      event.preventDefault();
      const undone = all(".judged-line button", queue);
      const button = items()[at]?.querySelector(".judged-line button") || undone[undone.length - 1] || queue.querySelector(".made button");
      return button?.click();
    }
    const item = items()[at] || (at < 0 && items()[0]);
    const button = item && item.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
    if (button) { event.preventDefault(); button.click(); }
  });
  document.addEventListener("htmx:after:swap", () => { if (items()[at]) items()[at].focus(); });
}

// Where a part of the page was swapped whoever uses the keyboard goes on in it, and it is in sight.
function goOnInTheSwapped() {
  document.addEventListener("htmx:after:swap", () => {
    const part = document.querySelector("[data-swapped]");
    if (!part) return;
    if (document.activeElement === document.body) part.focus({ preventScroll: true });
    if (part.getBoundingClientRect().top < 0) part.scrollIntoView({ block: "start" });
  });
}

goOnInTheSwapped();
offerTheme();
judgeByKeys();
citeBeside();
linkBothWays();
whyInPlace();
chooseTwo();
