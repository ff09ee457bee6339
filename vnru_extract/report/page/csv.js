// Rows as CSV, as `vnru-extract convert --format csv` writes them: the same bytes for the same facts.

// White space as Python counts it, which wrote the other files.
const RUNS =
  /^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;
const SHIFTS = /^[\t\r\n']/;

/** A number without an exponent, digit by digit. */
function digits(number) {
  const [mantissa, exponent] = String(number).split("e");
  if (exponent === undefined) return mantissa;
  const [, sign, whole, fraction = ""] = mantissa.match(/^(-?)(\d+)\.?(\d*)$/);
  const point = whole.length + Number(exponent);
  const all = (whole + fraction)
    .padEnd(point, "0")
    .padStart(whole.length + fraction.length - Math.min(0, point - 1), "0");
  const cut = Math.max(point, 1);
  return sign + all.slice(0, cut) + (all.length > cut ? `.${all.slice(cut)}` : "");
}

/** A cell that no spreadsheet runs as a formula. */
function csvCell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return digits(value);
  const text = RUNS.test(value) || SHIFTS.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csvText(header, rows) {
  const lines = [header, ...rows.map((row) => header.map((name) => row[name]))];
  return `\ufeff${lines.map((line) => `${line.map(csvCell).join(",")}\r\n`).join("")}`;
}

function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = h("a", { download: name });
  link.href = address;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
