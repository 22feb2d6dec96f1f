// The timeline as a strip: a dot for each moment, made from the list below it. Without a script the list says it all.
function draw() {
  const moments = [...document.querySelectorAll(".moments li[data-first]")].map((item) => ({
    day: new Date(item.dataset.first),
    act: item.dataset.act,
    what: item.querySelector(".what").textContent.trim().replace(/\s+/g, " "),
    colour: getComputedStyle(item).getPropertyValue("--k").trim(),
    href: item.querySelector("a").href,
  }));
  const strip = document.getElementById("strip");
  if (moments.length > 2 && strip && !strip.firstChild && window.Plot) {
    strip.hidden = false;
    const counts = d3.rollup(moments, (some) => some.length, (one) => one.act);
    const most = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 9).map(([act]) => act);
    const shown = moments.map((one) => ({ ...one, row: most.includes(one.act) ? one.act : "other" }));
    const plot = Plot.plot({
      className: "plot",
      width: Math.max(640, strip.clientWidth - 34),
      height: 60 + 26 * new Set(shown.map((one) => one.row)).size,
      marginLeft: 110,
      ariaLabel: "Moments by day and act",
      x: { type: "utc", label: null, grid: true },
      y: { label: null, domain: [...most, "other"].filter((row) => shown.some((one) => one.row === row)) },
      marks: [
        Plot.dot(shown, { x: "day", y: "row", fill: "colour", fillOpacity: 0.75, r: 5, href: "href", title: "what" }),
      ],
    });
    plot.setAttribute("role", "group");
    // The list says the same: the dots need no stops of their own for the keyboard.
    for (const link of plot.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
    strip.append(plot);
  }
}

draw();
// Another window or party: the list was swapped, and the strip with it.
document.addEventListener("htmx:after:swap", draw);
