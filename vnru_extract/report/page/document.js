// One document: its text, the facts beside it, and the ways between them.

/** The facts of the document, by kind; each with links to all its words. */
function ledgerOf(number) {
  const one = data.documents[number];
  return KINDS.filter((kind) => one[kind].length && reader.kinds.has(kind)).map((kind) =>
    h(
      "section",
      { "aria-labelledby": `ledger-${kind}` },
      h(
        "h3",
        { id: `ledger-${kind}`, class: `kind ${kind}` },
        KIND_NAMES[kind],
        " ",
        h("span", { class: "count" }, one[kind].length),
      ),
      h(
        "ul",
        { class: "entries" },
        one[kind].map((fact) => entryOf(fact, number)),
      ),
    ),
  );
}

function entryOf(fact, number) {
  const again = fact.spans.slice(1).map((span, index) =>
    h(
      "a",
      {
        class: "again",
        href: linkTo(number, fact.id),
        title: wordsOf(number, span),
        "aria-label": `mention ${index + 2}: ${wordsOf(number, span)}`,
        onclick: (event) => {
          event.preventDefault();
          choose(fact.id, "words", index + 1);
        },
      },
      String(index + 2),
    ),
  );
  const entry = h(
    "li",
    { class: "entry", id: `entry-${fact.id}` },
    h(
      "a",
      {
        class: "headline",
        href: linkTo(number, fact.id),
        onclick: (event) => {
          event.preventDefault();
          choose(fact.id, "words");
        },
      },
      headline(fact),
    ),
    again.length > 0 && h("span", { class: "agains" }, "also ", again.slice(0, 12)),
    detailList(fact, number, [["rule", fact.rule]]),
  );
  reader.entries.set(fact.id, entry);
  return entry;
}

/** Chooses a fact: it and its words stand out, and the view moves to its `words` or its `entry`. */
function choose(id, moveTo, occurrence = 0) {
  for (const one of document.querySelectorAll("#documents-view .on")) one.classList.remove("on");
  reader.chosen = id;
  const one = data.documents[reader.number];
  const fact = one && KIND_OF[id[0]] && one[KIND_OF[id[0]]][Number(id.slice(1)) - 1];
  if (!fact) return;
  if (!reader.kinds.has(kindOf(fact))) {
    reader.kinds.add(kindOf(fact));
    openDocument(reader.number);
  }
  for (const span of fact.spans)
    for (const mark of reader.words.get(`${id}@${span[0]}`) || []) mark.classList.add("on");
  const entry = reader.entries.get(id);
  entry.classList.add("on");
  shadeSentence(fact);
  const ledger = document.querySelector(".ledger"); // scrolls by itself where it stands beside the text
  ledger.scrollTop = entry.offsetTop - ledger.clientHeight / 3;
  history.replaceState(null, "", linkTo(reader.number, id));
  const target =
    moveTo === "words" ? reader.words.get(`${id}@${fact.spans[occurrence][0]}`)[0] : entry.querySelector(".headline");
  target.focus({ preventScroll: true });
  target.scrollIntoView({
    block: "center",
    behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
  });
}

function openDocument(number) {
  const one = data.documents[number];
  Object.assign(reader, { number, chosen: null, words: new Map(), plain: [], entries: new Map() });
  hideCard();
  const spans = inLanes(spansOf(number));
  const words = h("div", { class: "words", lang: one.language });
  piecesOf(number).forEach((piece, index) => {
    if (index) words.append(h("p", { class: "gap", "aria-label": "text left out" }, "…"));
    const paragraph = h("div", { class: "piece" });
    appendPiece(paragraph, piece, spans, number);
    words.append(paragraph);
  });
  const kinds = KINDS.filter((kind) => one[kind].length);
  const names = Object.fromEntries(kinds.map((kind) => [kind, `${KIND_NAMES[kind]} ${one[kind].length}`]));
  document.querySelector(".sheet").replaceChildren(
    documentHead(one, number),
    kindSwitches(kinds, reader.kinds, () => openDocument(number), names),
    ...(one.text === undefined
      ? [
          h(
            "p",
            { class: "notice" },
            "This record was made without its text. Below are the sentences and words that its facts quote; ",
            "for the whole text, extract with --with-text.",
          ),
        ]
      : []),
    ...(kinds.length ? [] : [h("p", { class: "soft" }, "No fact was found in this document.")]),
    words,
  );
  document.querySelector(".ledger").replaceChildren(h("h2", { class: "unseen" }, "Facts"), ...ledgerOf(number));
  for (const link of document.querySelectorAll(".shelf .item a")) {
    if (Number(link.dataset.number) === number) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function documentHead(one, number) {
  const day = one.published ? spokenDate(one.published) : "undated";
  const beside = (step, name) => {
    const other = shelf.order[shelf.order.indexOf(number) + step];
    return (
      shelf.order.includes(number) &&
      other !== undefined &&
      h("a", { href: linkTo(other), "aria-label": `${name} document` }, name)
    );
  };
  return h(
    "header",
    {},
    h(
      "p",
      { class: "steps" },
      h("a", { class: "back", href: "#documents" }, "All documents"),
      beside(-1, "Previous"),
      beside(1, "Next"),
    ),
    h("h1", { tabindex: "-1" }, titleOf(one)),
    h(
      "p",
      { class: "soft" },
      `${day}${one.published_from && one.published_from !== "metadata" ? ` (from ${one.published_from})` : ""} · `,
      h("span", { class: "id" }, one.id),
      " · ",
      h("span", { class: "id" }, one.source),
    ),
  );
}
