// A table of each kind of fact, to sort, to filter and to take along as CSV.

const SHOWN = {
  documents: ["title", "id", "published", "language", "source"],
  people: ["name", "country", "mentions", "document", "published"],
  offices: [
    "holder_name",
    "title",
    "role",
    "organisation",
    "country",
    "accredited_to",
    "tenure",
    "document",
    "published",
    "registry",
  ],
  dates: ["mentions", "value", "earliest", "latest", "document"],
  trade_figures: [
    "flow",
    "reporter",
    "partner",
    "period",
    "amount",
    "currency",
    "unit",
    "commodity",
    "change_pct",
    "bound",
    "status",
    "document",
  ],
  agreements: ["name", "type", "parties", "signed", "in_force", "expires", "status", "document"],
  events: ["type", "date", "place", "people_names", "countries", "mentions", "document"],
};
const FACETS = {
  documents: "language",
  people: "country",
  offices: "role",
  dates: null,
  trade_figures: "flow",
  agreements: "status",
  events: "type",
};
const NUMBERS = new Set(["amount", "change_pct"]);
const PROSE = new Set([
  "name",
  "title",
  "mentions",
  "organisation",
  "commodity",
  "holder_name",
  "people_names",
  "place",
  "document",
  "id",
  "source",
]);
const PAGE = 100;
const tables = {};

/** A fact as the row that the CSV files have. */
function rowOf(kind, fact, number) {
  const one = data.documents[number];
  const row = { ...fact, document: one.id, published: one.published, place_of: [number, fact.id] };
  const named = (id) => one[KIND_OF[id[0]]][Number(id.slice(1)) - 1].name;
  if (fact.holder) row.holder_name = named(fact.holder);
  for (const list of ["parties", "countries", "people", "agreements"]) {
    if (!fact[list]) continue;
    row[list] = fact[list].join("; ");
    if (list === "people" || list === "agreements") row[`${list}_names`] = fact[list].map(named).join("; ");
  }
  if (fact.sentence) {
    Object.assign(row, {
      sentence: wordsOf(number, fact.sentence),
      sentence_start: fact.sentence[0],
      sentence_end: fact.sentence[1],
    });
  }
  const words = fact.spans.map((span) => wordsOf(number, span));
  row.words = words.join("; ");
  row.mentions = [...new Set(words)].join("; ");
  return row;
}

function tableOf(kind) {
  if (!tables[kind]) {
    const rows =
      kind === "documents"
        ? data.documents.map((one, number) => ({ ...one, place_of: [number] }))
        : data.documents.flatMap((one, number) => one[kind].map((fact) => rowOf(kind, fact, number)));
    rows.forEach((row) => {
      row.search = folded(SHOWN[kind].map((name) => row[name] ?? "").join("\u0001"));
    });
    tables[kind] = { kind, rows, wanted: "", facet: "", country: "", sort: null, down: false, page: 0 };
  }
  return tables[kind];
}

function rowCodes(row) {
  return [
    row.country,
    row.accredited_to,
    row.reporter,
    row.partner,
    ...(row.parties || "").split("; "),
    ...(row.countries || "").split("; "),
  ].filter(Boolean);
}

function chosenRows(table) {
  const wanted = folded(table.wanted).split(/\s+/).filter(Boolean);
  const facet = FACETS[table.kind];
  const rows = table.rows.filter(
    (row) =>
      wanted.every((word) => row.search.includes(word)) &&
      (!table.facet || row[facet] === table.facet) &&
      (!table.country || rowCodes(row).includes(table.country)),
  );
  if (!table.sort) return rows;
  const sign = table.down ? -1 : 1;
  const value = (row) => row[table.sort] ?? null;
  const compare = NUMBERS.has(table.sort) ? (a, b) => a - b : (a, b) => collator.compare(a, b);
  return rows
    .map((row, index) => [row, index])
    .sort(([one, i], [other, j]) => {
      const [a, b] = [value(one), value(other)];
      // What is not stated comes last, either way.
      if (a === null || b === null) return (a === null) - (b === null) || i - j;
      return sign * compare(a, b) || i - j;
    })
    .map(([row]) => row);
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function fillTable(table, place) {
  const rows = chosenRows(table);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  table.page = Math.min(table.page, pages - 1);
  const shownRows = rows.slice(table.page * PAGE, (table.page + 1) * PAGE);
  const turn = (step) =>
    h(
      "button",
      {
        type: "button",
        disabled: !(table.page + step in [...Array(pages).keys()]),
        onclick: () => {
          table.page += step;
          fillTable(table, place);
          place.querySelector(".scroll").focus();
        },
      },
      step < 0 ? "Previous" : "Next",
    );
  const from = rows.length ? table.page * PAGE + 1 : 0;
  const [first, last] = [from, table.page * PAGE + shownRows.length].map((one) => one.toLocaleString("en"));
  const told = `${first}–${last} of ${counted(rows.length, "row")}`;
  place.replaceChildren(
    h(
      "div",
      { class: "scroll tall", tabindex: "0", role: "region", "aria-label": `Table of ${plain(table.kind)}` },
      h(
        "table",
        { class: "facts" },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            SHOWN[table.kind].map((name) => headerCell(table, name, place)),
          ),
        ),
        h(
          "tbody",
          {},
          shownRows.map((row) => factRow(table, row)),
        ),
      ),
    ),
    h(
      "div",
      { class: "turns" },
      pages > 1 && [turn(-1), turn(1)],
      h("span", { class: "soft" }, told),
      h(
        "button",
        {
          type: "button",
          class: "download",
          onclick: () => download(`${table.kind}.csv`, csvText(data.columns[table.kind], rows)),
        },
        `Download ${counted(rows.length, "row")} as CSV`,
      ),
    ),
  );
  say(told);
}

function headerCell(table, name, place) {
  const sorted = table.sort === name;
  return h(
    "th",
    {
      scope: "col",
      class: NUMBERS.has(name) ? "number" : null,
      "aria-sort": sorted ? (table.down ? "descending" : "ascending") : null,
    },
    h(
      "button",
      {
        type: "button",
        "data-column": name,
        onclick: () => {
          Object.assign(table, { sort: name, down: sorted && !table.down, page: 0 });
          fillTable(table, place);
          place.querySelector(`[data-column=${name}]`).focus();
        },
      },
      plain(name).replace(" pct", " %"),
      h("span", { class: "order", "aria-hidden": "true" }, sorted ? (table.down ? "▼" : "▲") : ""),
    ),
  );
}

function factRow(table, row) {
  const [number, id] = row.place_of;
  return h(
    "tr",
    {},
    SHOWN[table.kind].map((name, index) => {
      const value = row[name];
      const words = value === undefined ? "" : NUMBERS.has(name) ? numeral(value) : trimmed(String(value));
      const cell = { class: NUMBERS.has(name) ? "number" : PROSE.has(name) ? "prose" : null };
      if (index === 0)
        return h("th", { ...cell, scope: "row" }, h("a", { href: linkTo(number, id) }, words || "(none)"));
      return h("td", cell, words);
    }),
  );
}

/** `#tables`, `#tables/offices` */
function routeTables(view, [wanted]) {
  const kind = wanted in SHOWN ? wanted : "people";
  const table = tableOf(kind);
  const place = h("div");
  const refill = () => {
    table.page = 0;
    fillTable(table, place);
  };
  const facet = FACETS[kind];
  const facets = facet ? [...new Set(table.rows.map((row) => row[facet]).filter(Boolean))].sort() : [];
  const codes = [...new Set(table.rows.flatMap(rowCodes))];
  view.replaceChildren(
    h("h1", { class: "unseen" }, "Tables"),
    h(
      "nav",
      { class: "tabs", "aria-label": "Kinds" },
      ["documents", ...KINDS].map((one) =>
        h(
          "a",
          { href: `#tables/${one}`, "aria-current": one === kind ? "page" : null },
          one === "documents" ? "Documents" : KIND_NAMES[one],
          " ",
          h(
            "span",
            { class: "count" },
            (one === "documents" ? data.documents.length : total(one)).toLocaleString("en"),
          ),
        ),
      ),
    ),
    h(
      "div",
      { class: "tools" },
      search("Filter", (words) => {
        table.wanted = words;
        refill();
      }),
      facets.length > 1 &&
        facet !== "country" &&
        choice(facet, [["", "All"], ...facets.map((one) => [one, plain(one)])], table.facet, (one) => {
          table.facet = one;
          refill();
        }),
      codes.length > 1 &&
        countryChoice(codes, (code) => {
          table.country = code;
          refill();
        }),
    ),
    place,
  );
  Object.assign(table, { wanted: "", country: "" });
  fillTable(table, place);
}

function total(kind) {
  return data.documents.reduce((sum, one) => sum + one[kind].length, 0);
}
