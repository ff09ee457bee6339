// Events and dated facts in the order of time.

const TIMES = {
  events: "Events",
  agreements: "Agreements",
  trade_figures: "Trade",
  documents: "Documents",
  dates: "Dates mentioned",
};
const timeline = { kinds: new Set(["events", "agreements"]), country: "", wanted: "", newest: true };

function momentsOf(one, number) {
  const moments = [];
  const add = (kind, value, fact, what) => {
    const [first, last, words] = daysOf(value);
    if (value) moments.push({ kind, first, last, words, fact, number, what });
  };
  for (const event of one.events) add("events", event.date, event, eventWords(event, one));
  for (const agreement of one.agreements) {
    add("agreements", agreement.signed, agreement, ["signed", agreement.name]);
    add("agreements", agreement.in_force, agreement, ["in force", agreement.name]);
    add("agreements", agreement.expires, agreement, ["until then", agreement.name]);
  }
  for (const figure of one.trade_figures) {
    add("trade_figures", figure.period, figure, [`${plain(figure.flow)} ${parties(figure)}`, headline(figure)]);
  }
  for (const day of one.dates) add("dates", day.value, day, ["", wordsOf(number, day.spans[0])]);
  if (one.published) add("documents", one.published, null, ["published", titleOf(one)]);
  return moments;
}

function eventWords(event, one) {
  const names = (event.people || []).map((id) => one.people[Number(id.slice(1)) - 1].name);
  const who = names.length ? names.join(", ") : countryNames(event.countries || []);
  return [plain(event.type), [who, event.place].filter(Boolean).join(" · ")];
}

function codesOf(fact) {
  if (!fact) return [];
  return [
    fact.country,
    fact.accredited_to,
    fact.reporter,
    fact.partner,
    ...(fact.parties || []),
    ...(fact.countries || []),
  ];
}

/** Facts that say the same of the same time, from whichever documents, as one moment. */
function together(moments) {
  const same = new Map();
  for (const moment of moments) {
    const key = [moment.kind, moment.first, moment.last, ...moment.what.map(folded)].join("\n");
    if (same.has(key)) same.get(key).places.push([moment.number, moment.fact]);
    else same.set(key, { ...moment, places: [[moment.number, moment.fact]] });
  }
  return [...same.values()];
}

function chosenMoments() {
  const wanted = folded(timeline.wanted).split(/\s+/).filter(Boolean);
  const sign = timeline.newest ? -1 : 1;
  const kept = timeline.all.filter(
    (one) =>
      timeline.kinds.has(one.kind) &&
      (!timeline.country || codesOf(one.fact).includes(timeline.country)) &&
      wanted.every((word) => (one.search ??= folded(`${one.what.join(" ")} ${one.words}`)).includes(word)),
  );
  return kept
    .filter((one) => one.first)
    .sort(
      (a, b) =>
        sign * (byText(a.first, b.first) || byText(a.last, b.last)) || byText(a.kind, b.kind) || a.number - b.number,
    );
}

function momentItem(one, index, shownMoments) {
  const year = one.first.slice(0, 4);
  const before = shownMoments[index - 1];
  const [how, what] = one.what;
  const isFirst = !before || before.first.slice(0, 4) !== year;
  return h(
    "li",
    { class: isFirst ? "moment first" : "moment" },
    h("span", { class: "year", "aria-hidden": "true" }, isFirst ? year : ""),
    h("span", { class: "when" }, one.words),
    h(
      "div",
      {},
      h(
        "p",
        {},
        h("span", { class: `kind ${one.kind}` }, how || TIMES[one.kind]),
        " ",
        h("span", { class: "what" }, what),
      ),
      one.fact && one.fact.sentence && h("p", { class: "quote" }, trimmed(wordsOf(one.number, one.fact.sentence))),
      sources(one.places),
    ),
  );
}

function trimmed(words) {
  const line = words.replace(/\s+/g, " ").trim();
  return line.length > 320 ? `${line.slice(0, 300)}…` : line;
}

/** Links to the documents that say so: three, the rest on demand. */
function sources(places) {
  const links = places.map(([number, fact]) =>
    h("a", { href: linkTo(number, fact && fact.id) }, titleOf(data.documents[number])),
  );
  if (links.length <= 3) return h("p", { class: "sources" }, links);
  return h(
    "p",
    { class: "sources" },
    links.slice(0, 2),
    h(
      "button",
      {
        type: "button",
        class: "linklike",
        onclick: (event) => {
          event.currentTarget.replaceWith(...links.slice(2));
        },
      },
      `and ${links.length - 2} more`,
    ),
  );
}

/** How many moments there are in each year, or in spans of years: to see where there are many, and to go there. */
function density(moments, goTo) {
  const years = moments.map((one) => Number(one.first.slice(0, 4)));
  const [first, last] = extent(years);
  const step = [1, 5, 10, 50, 100].find((one) => (last - first) / one < 60) || 500;
  const begin = Math.floor(first / step) * step;
  const bins = Array.from({ length: Math.floor((last - begin) / step) + 1 }, () => []);
  moments.forEach((one, index) => bins[Math.floor((years[index] - begin) / step)].push(one));
  const most = Math.max(...bins.map((bin) => bin.length));
  const every = bins.length > 24 ? 5 : bins.length > 12 ? 2 : 1;
  return h(
    "nav",
    { class: "density", "aria-label": "Years" },
    bins.map((bin, index) => {
      const year = begin + index * step;
      const mark = svg(
        "svg",
        { width: "100%", height: "32", "aria-hidden": "true" },
        bin.length > 0 &&
          svg("rect", { x: "15%", width: "70%", y: 32 - Math.max(2, (30 * bin.length) / most), height: "32" }),
      );
      const name = h("span", {}, year % (every * step) ? "" : year);
      if (!bin.length) return h("span", {}, mark, name);
      const span = step === 1 ? year : `${year} to ${year + step - 1}`;
      const words = `${span}: ${counted(bin.length, "entry", "entries")}`;
      return h(
        "a",
        {
          href: "#timeline",
          title: words,
          "aria-label": words,
          onclick: (event) => {
            event.preventDefault();
            goTo(bin[0]);
          },
        },
        mark,
        name,
      );
    }),
  );
}

function fillTimeline(place) {
  const moments = chosenMoments();
  const list = h("ol", { class: "moments" });
  const more = growing(list, moments, (one, index) => momentItem(one, index, moments), 80);
  const goTo = (moment) => {
    const index = moments.indexOf(moment);
    while (list.children.length <= index) more.click();
    list.children[index].scrollIntoView({ block: "start" });
    list.children[index].querySelector("a").focus({ preventScroll: true });
  };
  const openYears = timeline.all.filter((one) => timeline.kinds.has(one.kind) && !one.first).length;
  place.replaceChildren(
    h(
      "p",
      { class: "soft" },
      `${counted(moments.length, "entry", "entries")}${openYears ? `; ${openYears} without a year are not shown` : ""}`,
    ),
    ...(moments.length
      ? [density(moments, goTo), list, more]
      : [h("p", { class: "notice" }, "Nothing dated is left with these filters.")]),
  );
  say(`${counted(moments.length, "entry", "entries")} shown`);
}

function renderTimeline(view) {
  timeline.all = together(data.documents.flatMap(momentsOf));
  const present = Object.keys(TIMES).filter((kind) => timeline.all.some((one) => one.kind === kind));
  if (!present.some((kind) => timeline.kinds.has(kind))) present.forEach((kind) => timeline.kinds.add(kind));
  const codes = [...new Set(timeline.all.flatMap((one) => codesOf(one.fact)).filter(Boolean))];
  const place = h("div");
  const refill = () => fillTimeline(place);
  view.replaceChildren(
    h("h1", {}, "Timeline"),
    h(
      "div",
      { class: "tools" },
      kindSwitches(present, timeline.kinds, refill, TIMES),
      countryChoice(codes, (code) => {
        timeline.country = code;
        refill();
      }),
      choice(
        "Order",
        [
          ["new", "Newest first"],
          ["old", "Oldest first"],
        ],
        "new",
        (order) => {
          timeline.newest = order === "new";
          refill();
        },
      ),
      search("Find", (wanted) => {
        timeline.wanted = wanted;
        refill();
      }),
    ),
    place,
  );
  refill();
}

function countryChoice(codes, onchange) {
  const named = codes.map((code) => [code, countryName(code)]).sort((a, b) => a[1].localeCompare(b[1]));
  return choice("Country", [["", "All"], ...named], "", onchange);
}
