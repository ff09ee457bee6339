// Columns over time: one row of charts a measure, on one scale, so that periods stand above each other.

const COLUMN = 46;
const GAP = 20;
const TALLEST = 104;
const TOP = 34;
const FOOT = 24;

/** What all charts of a group share: the magnitude, and how tall an amount is drawn. */
function scaleOf(amounts) {
  const most = Math.max(...amounts.map(Math.abs), 0);
  const [size, word] = MAGNITUDES.find(([one]) => most >= one) || [1, ""];
  const tall = (amount) => (TALLEST * amount) / (most || 1);
  return { size, word, tall };
}

function barsOf(period) {
  return period.bars.filter((bar) => bar.amount !== null);
}

/** Where each period begins, as wide as the most columns that any of the series has there. */
function bandsOf(group) {
  const widths = new Map();
  for (const series of group) {
    for (const period of series.periods) {
      const bars = barsOf(period).length;
      if (bars) widths.set(period.period, Math.max(widths.get(period.period) || 0, bars));
    }
  }
  const order = [...widths.keys()].sort(
    (a, b) =>
      byText(daysOf(a)[0] || "9999", daysOf(b)[0] || "9999") || byText(daysOf(a)[1] || "9999", daysOf(b)[1] || "9999"),
  );
  const bands = new Map();
  let x = 0;
  for (const period of order) {
    const width = Math.max(widths.get(period) * COLUMN, 7 * label(period).length);
    bands.set(period, { x, width });
    x += width + GAP;
  }
  return { bands, width: Math.max(x - GAP, 0) };
}

function label(period) {
  return period ? spokenDate(period) : "no period";
}

function seriesName({ flow, origin, destination, commodity }) {
  const from = origin ? countryName(origin) : "the world";
  const to = destination ? countryName(destination) : "the world";
  const what = {
    turnover: `Turnover, ${from} and ${to}`,
    exports: `Exports, ${from} to ${to}`,
    balance: `Balance of ${from} with ${to}`,
    investment: `Investment, ${from} in ${to}`,
  }[flow];
  return commodity ? `${what}: ${commodity}` : what;
}

/** One series as columns. A target or forecast is only outlined; columns of a conflict stand under one mark. */
function columnChart(series, { bands, width }, scale) {
  const amounts = series.periods.flatMap((period) => barsOf(period).map((bar) => bar.amount));
  const zero = TOP + scale.tall(Math.max(0, ...amounts));
  const below = scale.tall(-Math.min(0, ...amounts));
  const height = zero + below + (below ? 16 : 0) + FOOT;
  const y = (amount) => zero - scale.tall(amount);
  const parts = [svg("line", { class: "zero", x1: "0", x2: width, y1: y(0), y2: y(0) })];
  for (const period of series.periods) {
    const bars = barsOf(period);
    const band = bands.get(period.period);
    if (!bars.length) continue;
    const start = band.x + (band.width - bars.length * COLUMN) / 2;
    const differing = bars.filter((bar) => bar.conflict); // they come first
    if (differing.length) {
      const top = Math.min(...differing.map((bar) => y(Math.max(0, bar.amount))));
      parts.push(conflictMark(start, differing.length * COLUMN, top));
    }
    bars.forEach((bar, index) => parts.push(column(bar, series, start + index * COLUMN, y, scale)));
  }
  for (const [period, band] of bands) {
    parts.push(
      svg(
        "text",
        { class: "period", x: band.x + band.width / 2, y: height - 7, "text-anchor": "middle" },
        label(period),
      ),
    );
  }
  return svg(
    "svg",
    {
      class: "chart",
      width,
      height,
      role: "group",
      "aria-label": `${seriesName(series)}, ${measureName(series.measure)}`,
    },
    parts,
  );
}

function conflictMark(x, width, top) {
  return svg(
    "g",
    { class: "conflict-mark", "aria-hidden": "true" },
    svg("path", { d: `M${x + 4} ${top - 17}v-4h${width - 8}v4` }),
    svg("text", { x: x + width / 2, y: top - 25, "text-anchor": "middle" }, "differ"),
  );
}

function column(bar, series, x, y, scale) {
  const [top, bottom] = [y(Math.max(0, bar.amount)), y(Math.min(0, bar.amount))];
  const shownAmount = numeral(bar.amount / scale.size, { maximumSignificantDigits: 4 });
  const sign = { exact: "", about: "≈", over: ">", under: "<" }[bar.bound];
  const [number, id] = bar.facts[0];
  const hope = bar.status === "actual" ? [] : [bar.status];
  const told = [quantity(bar, series.measure), ...hope, counted(bar.facts.length, "document")];
  const link = svg(
    "a",
    {
      href: linkTo(number, id),
      class: `column ${bar.status}`,
      "aria-label": told.join(", "),
    },
    svg("rect", { x: x + 5, width: COLUMN - 10, y: top, height: Math.max(1, bottom - top) }),
    svg(
      "text",
      { x: x + COLUMN / 2, y: bar.amount < 0 ? bottom + 14 : top - 5, "text-anchor": "middle" },
      `${sign}${shownAmount}`,
    ),
  );
  return withCard(link, () => [barCard(bar, series)]);
}

function barCard(bar, series) {
  return h(
    "div",
    { class: "fact-card" },
    h("p", { class: "headline" }, quantity(bar, series.measure)),
    h(
      "p",
      { class: "soft" },
      [
        bar.status === "actual" ? "" : `${bar.status}; `,
        bar.counted_as === "imports" ? `told as imports of ${countryName(bar.by)}; ` : "",
        counted(bar.facts.length, "document"),
      ].join(""),
    ),
    bar.facts
      .slice(0, 3)
      .map(([number, id]) =>
        h(
          "blockquote",
          {},
          h("p", {}, trimmed(wordsOf(number, factAt([number, id]).sentence))),
          h("footer", { class: "soft" }, titleOf(data.documents[number])),
        ),
      ),
  );
}
