// Agreements of all documents with what became of them.

const STATUSES = ["in_force", "signed", "negotiating", "drafted", "proposed", "terminated", "unknown"];
const agreements = { status: "", party: "", wanted: "" };

function chosenAgreements() {
  const wanted = folded(agreements.wanted).split(/\s+/).filter(Boolean);
  return agreements.all.filter(
    (one) =>
      (!agreements.status || one.status === agreements.status) &&
      (!agreements.party || one.parties.includes(agreements.party)) &&
      wanted.every((word) => one.search.includes(word)),
  );
}

function agreementRow(one, axis) {
  const { name, names, type, parties: codes, places } = one;
  const others = names.filter((other) => other !== name);
  return h(
    "li",
    { class: "row" },
    h(
      "div",
      { class: "who" },
      h("p", {}, h("a", { class: "title", href: linkTo(...places[0]) }, name)),
      others.length > 0 && h("p", { class: "soft" }, `also ${others.join("; ")}`),
      h("p", { class: "soft" }, [plain(type), countryNames(codes)].filter(Boolean).join(" · ")),
      sources(places.map(([number, id]) => [number, { id }])),
    ),
    h(
      "div",
      { class: "held" },
      h(
        "div",
        {},
        h(
          "div",
          {},
          h("span", { class: `status ${one.status}` }, plain(one.status)),
          " ",
          h("span", { class: "soft" }, lifeWords(one)),
        ),
        strip(axis, lifeMarks(one, axis)),
      ),
    ),
  );
}

/** When it was signed, took force, ends: each date that is told. What the status says is not said again. */
function lifeWords({ status, signed: signedOn, in_force: inForce, expires }) {
  const either = (how, values) => values.length > 0 && `${how} ${values.map(spokenDate).join(" or ")}`.trim();
  const told = [
    either(status === "in_force" ? "since" : "in force", inForce),
    either(status === "signed" ? "" : "signed", signedOn),
    either("until", expires),
  ];
  return told.filter(Boolean).join(" · ");
}

/** From signing to force a thin line, in force a thick one, to its end or as far as the axis goes. */
function lifeMarks({ signed: signedOn, in_force: inForce, expires, status }, axis) {
  const [sign, force, end] = [signedOn, inForce, expires].map((values) => daysOf(values[0])[0]);
  const marks = [];
  const lasts = end || (status === "in_force" ? null : undefined);
  if (sign && force)
    marks.push(
      svg("line", {
        class: "extent agreements thin",
        x1: percent(axis.at(sign)),
        x2: percent(axis.at(force)),
        y1: "50%",
        y2: "50%",
      }),
    );
  if (force && lasts !== undefined)
    marks.push(
      svg("line", {
        class: "extent agreements",
        x1: percent(axis.at(force)),
        x2: lasts ? percent(axis.at(lasts)) : "100%",
        y1: "50%",
        y2: "50%",
      }),
    );
  if (sign)
    marks.push(svg("circle", { class: "dot agreements hollow", cx: percent(axis.at(sign)), cy: "50%", r: "4" }));
  if (force) marks.push(svg("circle", { class: "dot agreements", cx: percent(axis.at(force)), cy: "50%", r: "4" }));
  return marks;
}

function fillAgreements(place) {
  const chosen = chosenAgreements();
  const list = h("ul", { class: "rows" });
  const more = growing(list, chosen, (one) => agreementRow(one, agreements.axis), 50);
  place.replaceChildren(
    h(
      "p",
      { class: "soft" },
      `${counted(chosen.length, "agreement")}. A ring is the signing, a dot the entry into force.`,
    ),
    h(
      "div",
      { class: "row head", "aria-hidden": "true" },
      h("div", {}, "Agreement"),
      h("div", { class: "held" }, h("div", {}, h("div", {}, "Status"), axisHead(agreements.axis))),
    ),
    list,
    more,
  );
  say(`${counted(chosen.length, "agreement")} listed`);
}

function renderAgreements(view) {
  const days = (one) =>
    [...one.signed, ...one.in_force, ...one.expires].flatMap((value) => daysOf(value).slice(0, 2)).filter(Boolean);
  agreements.all = data.agreements.map((one) => ({ ...one, search: folded([one.type, ...one.names].join(" ")) }));
  agreements.all.sort(
    (a, b) =>
      STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status) ||
      byText(days(a)[0] || "9999", days(b)[0] || "9999") ||
      byText(a.name, b.name),
  );
  agreements.axis = axisOf(agreements.all.flatMap(days));
  const present = STATUSES.filter((status) => agreements.all.some((one) => one.status === status));
  const codes = [...new Set(agreements.all.flatMap((one) => one.parties))];
  const place = h("div");
  const refill = () => fillAgreements(place);
  view.replaceChildren(
    h("h1", {}, "Agreements"),
    h(
      "div",
      { class: "tools" },
      search("Find", (wanted) => {
        agreements.wanted = wanted;
        refill();
      }),
      choice("Status", [["", "All"], ...present.map((status) => [status, plain(status)])], "", (status) => {
        agreements.status = status;
        refill();
      }),
      countryChoice(codes, (code) => {
        agreements.party = code;
        refill();
      }),
    ),
    place,
  );
  refill();
}
