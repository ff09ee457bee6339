// A strip of years that rows of a list share: who was in office when, what was in force when.

const DAY = 86400000;

function dayNumber(day) {
  return Date.parse(`${day}T00:00:00Z`) / DAY;
}

/** Where days lie between the first and the last, in per cent; `years` are the marks to draw. */
function axisOf(days) {
  const years = days.length ? days.map((day) => Number(day.slice(0, 4))) : [2000];
  const [first, latest] = extent(years);
  const last = latest + 1;
  const from = dayNumber(`${String(first).padStart(4, "0")}-01-01`);
  const size = dayNumber(`${String(last).padStart(4, "0")}-01-01`) - from;
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((one) => (last - first) / one <= 6) || 1000;
  const marks = [];
  for (let year = Math.ceil(first / step) * step; year < last; year += step) marks.push(year);
  const at = (day) => (100 * (dayNumber(day) - from)) / size;
  return { at, marks: marks.map((year) => [year, at(`${String(year).padStart(4, "0")}-01-01`)]) };
}

function percent(value) {
  return `${Math.round(value * 100) / 100}%`;
}

function grid(axis) {
  return axis.marks.map(([, x]) => svg("line", { class: "grid", x1: percent(x), x2: percent(x), y1: "0", y2: "100%" }));
}

function axisHead(axis) {
  return svg(
    "svg",
    { class: "axis", width: "100%", height: "18", "aria-hidden": "true" },
    axis.marks.map(([year, x]) => svg("text", { x: percent(x), y: "13", dx: "3" }, String(year))),
    grid(axis),
  );
}

function strip(axis, marks) {
  return svg("svg", { class: "strip", width: "100%", height: "16", "aria-hidden": "true" }, grid(axis), marks);
}
