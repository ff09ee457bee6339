// A document's words with the facts that they are about, however these overlap.

const LANES = 3;
const reader = { number: null, chosen: null, kinds: new Set(KINDS), words: new Map(), plain: [], entries: new Map() };

/** Spans of the kinds that are on, in the order of the text, the longer first. */
function spansOf(number) {
  const one = data.documents[number];
  const spans = KINDS.filter((kind) => reader.kinds.has(kind)).flatMap((kind) =>
    one[kind].flatMap((fact) => fact.spans.map((span) => ({ start: span[0], end: span[1], fact, span }))),
  );
  return spans.sort((a, b) => a.start - b.start || b.end - a.end || byText(a.fact.id, b.fact.id));
}

/** The text in pieces: whole, or where the record has none, the sentences and words that its facts quote. */
function piecesOf(number) {
  const one = data.documents[number];
  if (one.text !== undefined) return [{ start: 0, text: one.text }];
  const facts = KINDS.flatMap((kind) => one[kind]);
  const quoted = facts.flatMap((fact) => [...(fact.sentence ? [fact.sentence] : []), ...fact.spans]);
  const pieces = [];
  for (const [start, end, text] of quoted.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const before = pieces[pieces.length - 1];
    const until = before ? before.start + [...before.text].length : 0;
    if (!before || start > until) pieces.push({ start, text });
    else if (end > until) before.text += between(text, until - start, end - start);
  }
  return pieces;
}

/** Which of the lines under the words each span gets, so that spans that overlap stay apart. */
function inLanes(spans) {
  const free = [];
  return spans.map((one) => {
    const open = free.findIndex((end) => end <= one.start);
    const lane = open < 0 ? free.length : open;
    free[lane] = one.end;
    return { ...one, lane: Math.min(lane, LANES - 1) };
  });
}

/** The words of a piece: between two borders of spans the facts are the same. */
function appendPiece(parent, piece, spans, number) {
  const unit = unitOffsets(piece.text);
  const length = [...piece.text].length;
  const within = spans.filter((one) => one.start < piece.start + length && one.end > piece.start);
  const borders = new Set([0, length]);
  for (const { start, end } of within) {
    borders.add(Math.max(0, start - piece.start)).add(Math.min(length, end - piece.start));
  }
  const sorted = [...borders].sort((a, b) => a - b);
  let next = 0;
  let active = [];
  for (let index = 0; index + 1 < sorted.length; index += 1) {
    const [from, to] = [sorted[index], sorted[index + 1]];
    active = active.filter((one) => one.end - piece.start > from);
    while (next < within.length && within[next].start - piece.start <= from) active.push(within[next++]);
    const words = piece.text.slice(unit(from), unit(to));
    if (active.length) parent.append(markedWords(words, active, from + piece.start, number));
    else appendPlain(parent, words, from + piece.start, to + piece.start);
  }
}

/** Words that no fact is about; where they are is kept, to shade a sentence later. */
function appendPlain(parent, words, start, end) {
  const before = parent.childNodes.length;
  appendWords(parent, words);
  if (parent.childNodes.length === before + 1) reader.plain.push({ node: parent.lastChild, start, end });
}

/** Words that one or more facts are about: a link to the fact, to the next one when it is chosen already. */
function markedWords(words, active, start, number) {
  const facts = [...new Set([...active].sort((a, b) => a.end - a.start - (b.end - b.start)).map((one) => one.fact))];
  const begins = active.some((one) => one.start === start);
  const mark = h("a", {
    class: `mark ${kindOf(facts[0])}`,
    href: linkTo(number, facts[0].id),
    tabindex: begins ? null : "-1",
    onclick: (event) => {
      event.preventDefault();
      const now = facts.findIndex((fact) => fact.id === reader.chosen);
      choose(facts[(now + 1) % facts.length].id, "entry");
    },
  });
  appendWords(mark, words);
  for (const one of active) {
    mark.style.setProperty(`--lane-${one.lane}`, `var(--${kindOf(one.fact)})`);
    const key = `${one.fact.id}@${one.start}`;
    if (!reader.words.has(key)) reader.words.set(key, []);
    reader.words.get(key).push(mark);
  }
  return withCard(mark, () => facts.map((fact) => factCard(fact, number)));
}

/** The sentence of the chosen fact, where the browser can shade words without an element; marks keep their shade. */
function shadeSentence({ sentence }) {
  if (!globalThis.CSS?.highlights) return;
  const ranges = !sentence
    ? []
    : reader.plain
        .filter((one) => one.start < sentence[1] && one.end > sentence[0])
        .map(({ node, start, end }) => {
          const unit = unitOffsets(node.data);
          const range = document.createRange();
          range.setStart(node, unit(Math.max(0, sentence[0] - start)));
          range.setEnd(node, unit(Math.min(end, sentence[1]) - start));
          return range;
        });
  CSS.highlights.set("sentence", new Highlight(...ranges));
}
