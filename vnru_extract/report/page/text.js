// Text that is safe to show: what terminals and bidirectional layout act on is made visible, never obeyed.

const TURNS = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069";
const ACTS = new RegExp(`[\\p{Cc}\\p{Cs}\\u2028\\u2029${TURNS}]`, "gu");
const SURROGATE = /[\ud800-\udfff]/;

/** A name or value on one line: line ends and tabs are spaces, other controls U+FFFD. */
function shown(value) {
  return String(value).replace(ACTS, (one) => ("\t\n\r".includes(one) ? " " : "\ufffd"));
}

/** A document's own words: line ends stay, other controls stand there by their number. */
function appendWords(parent, words) {
  let done = 0;
  for (const match of words.matchAll(ACTS)) {
    if ("\t\n".includes(match[0])) continue;
    parent.append(words.slice(done, match.index));
    const number = match[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    const sign = document.createElement("span");
    sign.className = "control";
    sign.textContent = `U+${number}`;
    parent.append(sign);
    done = match.index + match[0].length;
  }
  parent.append(words.slice(done));
}

const STROKED = { đ: "d", ł: "l", ø: "o" };

/** Letters to compare: no case, no accents, so that "son" finds "Sơn". */
function folded(text) {
  return String(text)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[đłø]/g, (letter) => STROKED[letter]);
}

/** Where a code point begins in a JavaScript string, whose characters outside the first plane count as two. */
function unitOffsets(text) {
  if (!SURROGATE.test(text)) return (point) => point;
  const offsets = [0];
  for (const point of text) offsets.push(offsets[offsets.length - 1] + point.length);
  return (point) => offsets[point];
}

/** The part of a text between two code points. */
function between(text, start, end) {
  const unit = unitOffsets(text);
  return text.slice(unit(start), unit(end));
}

/** The least and the greatest of any number of values; of very many, arguments would be too many. */
function extent(values) {
  return values.reduce(
    ([least, greatest], value) => [value < least ? value : least, value > greatest ? value : greatest],
    [values[0], values[0]],
  );
}

function counted(number, one, many) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many || `${one}s`}`;
}
