// The network as a drawing: nodes by their dealings, lines by how often. The table below says the same in words.
const figure = document.getElementById("graph");
const { nodes, links } = figure ? JSON.parse(figure.dataset.graph) : { nodes: [], links: [] };

if (nodes.length > 1) {
  figure.hidden = false;
  const width = 960;
  const height = Math.min(640, 320 + nodes.length * 8);
  const around = figure.dataset.around;
  const weight = new Map(nodes.map((node) => [node.id, 0]));
  for (const link of links) {
    for (const end of [link.source, link.target]) weight.set(end, (weight.get(end) || 0) + link.count);
  }
  const radius = (node) => 4 + 2.2 * Math.sqrt(weight.get(node.id) || 0);
  const simulation = d3.forceSimulation(nodes)
    .randomSource(d3.randomLcg(0.42))
    .force("link", d3.forceLink(links).id((node) => node.id).distance(90).strength((link) => 0.25 + Math.min(link.count, 6) / 12))
    .force("charge", d3.forceManyBody().strength(-260))
    .force("x", d3.forceX(width / 2).strength(0.06))
    .force("y", d3.forceY(height / 2).strength(0.09))
    .force("collide", d3.forceCollide((node) => radius(node) + 12))
    .stop();
  for (let tick = 0; tick < 260; tick += 1) simulation.tick();
  for (const node of nodes) {
    node.x = Math.max(70, Math.min(width - 70, node.x));
    node.y = Math.max(16, Math.min(height - 16, node.y));
  }
  // What is drawn fills the sheet: the drawing ends where the outermost nodes and their names do.
  const top = d3.min(nodes, (node) => node.y - radius(node)) - 14;
  const bottom = d3.max(nodes, (node) => node.y + radius(node)) + 14;
  const svg = d3.create("svg").attr("viewBox", `0 ${top} ${width} ${bottom - top}`).attr("role", "group").attr("aria-label", "Drawing of the network; the table below tells the same");
  const line = svg.append("g").selectAll("line").data(links).join("line")
    .attr("x1", (link) => link.source.x).attr("y1", (link) => link.source.y)
    .attr("x2", (link) => link.target.x).attr("y2", (link) => link.target.y)
    .attr("stroke-width", (link) => Math.min(7, 0.8 + Math.sqrt(link.count)));
  const asks = new URLSearchParams(location.search);
  const at = (node) => { asks.set("around", node.id); return `/network?${asks}`; };
  const node = svg.append("g").selectAll("a").data(nodes).join("a")
    .attr("href", at).attr("tabindex", -1).attr("data-sort", (one) => one.sort)
    .attr("class", (one) => (one.id === around ? "centre" : null))
    .attr("transform", (one) => `translate(${one.x},${one.y})`);
  node.append("circle").attr("r", radius);
  node.append("text").attr("x", (one) => radius(one) + 3).attr("y", 4)
    .text((one) => (one.name.length > 28 ? `${one.name.slice(0, 27)}…` : one.name));
  node.append("title").text((one) => `${one.name}: ${weight.get(one.id)}`);
  const near = new Set(links.flatMap((link) => [`${link.source.id}\n${link.target.id}`, `${link.target.id}\n${link.source.id}`]));
  node.on("mouseenter", (_, one) => {
    node.classed("faded", (other) => other !== one && !near.has(`${one.id}\n${other.id}`));
    line.classed("faded", (link) => link.source !== one && link.target !== one);
  }).on("mouseleave", () => { node.classed("faded", false); line.classed("faded", false); });
  figure.prepend(svg.node());
}
