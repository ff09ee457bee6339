// Trade by pair of countries: charts of amounts, what sources disagree on, and the figures behind.

function pairName({ countries }) {
  if (!countries.length) return "countries not told";
  const names = countries.map(countryName);
  return [...names, "the world"].slice(0, 2).join(" – ");
}

function pairKey({ countries }) {
  return countries.length === 2 ? countries.join("-") : `${countries[0] || "none"}-world`;
}

function renderTrade(view) {
  if (!data.trade.length) {
    view.replaceChildren(h("h1", {}, "Trade"), h("p", { class: "notice" }, "No trade figure was found."));
    return;
  }
  const list = h("ul", { class: "items" });
  const more = growing(
    list,
    data.trade,
    (pair) =>
      h(
        "li",
        { class: "item" },
        h(
          "a",
          { href: `#trade/${pairKey(pair)}`, "data-pair": pairKey(pair) },
          h("span", { class: "title" }, pairName(pair)),
          h(
            "span",
            { class: "soft" },
            counted(pair.figures, "figure"),
            pair.conflicts > 0 && [" · ", h("span", { class: "warns" }, counted(pair.conflicts, "conflict"))],
          ),
        ),
      ),
    40,
  );
  view.replaceChildren(
    h(
      "div",
      { class: "pairs" },
      h("div", { class: "shelf", role: "region", "aria-label": "Pairs of countries" }, list, more),
      h("div", { class: "pair" }),
    ),
  );
}

/** `#trade`, `#trade/RU-VN` */
function routeTrade(view, [key]) {
  const pair = data.trade.find((one) => pairKey(one) === key) || data.trade[0];
  if (!pair) return;
  for (const link of view.querySelectorAll(".shelf a")) {
    if (link.dataset.pair === pairKey(pair)) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  view
    .querySelector(".pair")
    .replaceChildren(
      h("h1", {}, pairName(pair)),
      h(
        "p",
        { class: "soft" },
        `${counted(pair.figures, "figure")} of trade and investment.`,
        hasHopes(pair) && " Outlined columns are targets and forecasts.",
      ),
      ...chartsOf(pair),
      ...conflictsOf(pair),
      figuresOf(pair),
    );
}

function hasHopes(pair) {
  return pair.series.some((series) =>
    series.periods.some((period) => barsOf(period).some((bar) => bar.status !== "actual")),
  );
}

/** Charts by measure and goods; all series of one share the scale and the periods. */
function chartsOf(pair) {
  const groups = new Map();
  for (const series of pair.series) {
    if (!series.periods.some((period) => barsOf(period).length)) continue;
    const key = [series.measure, series.commodity || "", series.flow === "investment"].join("\n");
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(series);
  }
  return [...groups.values()].map((group) => {
    const scale = scaleOf(
      group.flatMap((series) => series.periods.flatMap((period) => barsOf(period).map((bar) => bar.amount))),
    );
    const bands = bandsOf(group);
    return h(
      "section",
      {
        class: "charts",
        role: "region",
        tabindex: "0",
        "aria-label": `Charts in ${scale.word} ${measureName(group[0].measure)}`,
      },
      group.map((series) =>
        h(
          "figure",
          {},
          h(
            "figcaption",
            {},
            seriesName(series),
            h("span", { class: "soft" }, `${scale.word} ${measureName(series.measure)}`),
          ),
          columnChart(series, bands, scale),
        ),
      ),
    );
  });
}

function conflictsOf(pair) {
  const found = pair.series.flatMap((series) =>
    series.periods.map((period) => [series, period, period.bars.filter((bar) => bar.conflict)]),
  );
  const differing = found.filter(([, , bars]) => bars.length);
  if (!differing.length) return [];
  return [
    h(
      "section",
      { class: "conflicts" },
      h("h2", {}, "Where documents differ"),
      differing.map(([series, period, bars]) =>
        conflictBox(
          `${seriesName(series)}, ${label(period.period)}`,
          bars.map((bar) => ({ name: quantity(bar, series.measure), places: bar.facts })),
        ),
      ),
    ),
  ];
}

/** The table behind the charts: every figure, also those that are changes only. */
function figuresOf(pair) {
  const rows = pair.series.flatMap((series) =>
    series.periods.flatMap((period) => period.bars.map((bar) => ({ series, period, bar }))),
  );
  const body = h("tbody");
  const more = growing(
    body,
    rows,
    ({ series, period, bar }) =>
      h(
        "tr",
        { class: bar.conflict ? "differs" : null },
        h("td", {}, label(period.period)),
        h("td", {}, seriesName(series)),
        h(
          "td",
          { class: "number" },
          bar.amount === null ? "" : `${BOUNDS[bar.bound]}${readable(bar.amount)} ${measureName(series.measure)}`,
        ),
        h("td", { class: "number" }, bar.change === null ? "" : signed(bar.change)),
        h("td", {}, bar.status !== "actual" ? bar.status : bar.conflict && "differs"),
        h("td", {}, sources(bar.facts.map(([number, id]) => [number, { id }]))),
      ),
    100,
  );
  return h(
    "section",
    {},
    h("h2", { id: "figures-title" }, "All figures"),
    h(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-labelledby": "figures-title" },
      h(
        "table",
        {},
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            ["Period", "What"].map((name) => h("th", { scope: "col" }, name)),
            ["Amount", "Change"].map((name) => h("th", { scope: "col", class: "number" }, name)),
            ["Status", "Documents"].map((name) => h("th", { scope: "col" }, name)),
          ),
        ),
        body,
      ),
    ),
    more,
  );
}
