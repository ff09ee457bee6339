// The records, and what is found in them by number and id.

const data = JSON.parse(document.getElementById("data").textContent);
const KINDS = ["people", "offices", "dates", "trade_figures", "agreements", "events"];
const KIND_NAMES = {
  people: "People",
  offices: "Offices",
  dates: "Dates",
  trade_figures: "Trade",
  agreements: "Agreements",
  events: "Events",
};
const KIND_OF = { p: "people", o: "offices", d: "dates", t: "trade_figures", a: "agreements", e: "events" };
// States that are no more have no name in the browser's own list, or another's.
const FORMER = { SU: "Soviet Union", DD: "East Germany", YU: "Yugoslavia", CS: "Czechoslovakia", YD: "South Yemen" };
const regions = new Intl.DisplayNames(["en"], { type: "region", fallback: "code" });
const numberOfDocument = new Map(data.documents.map((one, number) => [one.id, number]));

function factAt([number, id]) {
  return data.documents[number][KIND_OF[id[0]]][Number(id.slice(1)) - 1];
}

function countryName(code) {
  return FORMER[code] || (/^[A-Z]{2}$/.test(code) ? regions.of(code) : code);
}

function countryNames(codes) {
  return codes.map(countryName).join(", ");
}

/** [first day, last day, in words] of an EDTF value. */
function daysOf(value) {
  return (value && data.days[value]) || [null, null, value || ""];
}

function spokenDate(value) {
  return daysOf(value)[2];
}

/** What a document is called: its title, else how its text begins, else its id. */
function titleOf(one) {
  if (one.title) return one.title;
  const line = (one.text || "").trimStart().split("\n", 1)[0].trim();
  return line && line.length <= 140 ? line : one.id;
}

function linkTo(number, factId) {
  const id = encodeURIComponent(data.documents[number].id);
  return `#documents/${id}${factId ? `/${factId}` : ""}`;
}

function wordsOf(number, span) {
  const { text } = data.documents[number];
  return text === undefined ? span[2] : between(text, span[0], span[1]);
}

const MAGNITUDES = [
  [1e12, "trillion"],
  [1e9, "billion"],
  [1e6, "million"],
];
const BOUNDS = { exact: "", about: "about ", over: "over ", under: "under " };
const UNITS = { tonne: "tonnes", barrel: "barrels", cubic_metre: "m³" };

function numeral(number, form = { maximumFractionDigits: 6 }) {
  return number.toLocaleString("en", form).replace("-", "−");
}

function readable(amount) {
  for (const [size, word] of MAGNITUDES) {
    if (Math.abs(amount) >= size) return `${numeral(amount / size, { maximumSignificantDigits: 10 })} ${word}`;
  }
  return numeral(amount);
}

function measureName(measure) {
  return UNITS[measure] || measure || "";
}

function signed(change) {
  return `${change > 0 ? "+" : ""}${numeral(change)} %`;
}

/** An amount with its unit, its bound, its change: whatever is there. */
function quantity({ amount, change, bound }, measure) {
  const parts = [];
  if (amount !== undefined && amount !== null)
    parts.push(`${BOUNDS[bound]}${readable(amount)} ${measureName(measure)}`);
  if (change !== undefined && change !== null) parts.push(signed(change));
  return parts.join(", ");
}

function byText(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}
