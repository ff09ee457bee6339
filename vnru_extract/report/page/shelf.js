// The list of documents, to search and to sort.

const SORTS = { new: "Newest first", old: "Oldest first", name: "By name" };
const shelf = { sort: "new", wanted: "", order: [] };

function sortedDocuments() {
  const wanted = folded(shelf.wanted).split(/\s+/).filter(Boolean);
  const numbers = data.documents
    .map((_, number) => number)
    .filter((number) => {
      const one = data.documents[number];
      const words = folded(
        `${titleOf(one)} ${one.id} ${one.published || ""} ${one.people.map((person) => person.name).join(" ")}`,
      );
      return wanted.every((word) => words.includes(word));
    });
  const day = (number) => data.documents[number].published || (shelf.sort === "new" ? "0000" : "9999");
  const orders = {
    new: (a, b) => byText(day(b), day(a)),
    old: (a, b) => byText(day(a), day(b)),
    name: (a, b) => titleOf(data.documents[a]).localeCompare(titleOf(data.documents[b])),
  };
  return numbers.sort((a, b) => orders[shelf.sort](a, b) || a - b);
}

function shelfItem(number) {
  const one = data.documents[number];
  const facts = KINDS.reduce((sum, kind) => sum + one[kind].length, 0);
  return h(
    "li",
    { class: "item" },
    h(
      "a",
      { href: linkTo(number), "data-number": number, "aria-current": number === reader.number ? "page" : null },
      h("span", { class: "title" }, titleOf(one)),
      h(
        "span",
        { class: "soft" },
        `${one.published ? spokenDate(one.published) : "undated"} · ${counted(facts, "fact")}`,
      ),
    ),
  );
}

function fillShelf(list, foot) {
  shelf.order = sortedDocuments();
  list.replaceChildren();
  foot.replaceChildren(growing(list, shelf.order, shelfItem, 60));
  say(`${counted(shelf.order.length, "document")} listed`);
}

function renderDocuments(view) {
  const list = h("ul", { class: "items" });
  const foot = h("div");
  const refill = () => fillShelf(list, foot);
  view.replaceChildren(
    h(
      "div",
      { class: "reader" },
      h(
        "div",
        { class: "shelf", role: "region", "aria-label": "List of documents" },
        h(
          "div",
          { class: "tools" },
          search("Find", (wanted) => {
            shelf.wanted = wanted;
            refill();
          }),
          choice("Order", Object.entries(SORTS), shelf.sort, (sort) => {
            shelf.sort = sort;
            refill();
          }),
        ),
        list,
        foot,
      ),
      h("article", { class: "sheet" }),
      h("div", { class: "ledger", role: "region", "aria-label": "Facts of the document" }),
    ),
  );
  refill();
}

/** `#documents`, `#documents/<id>`, `#documents/<id>/<fact>` */
function routeDocuments(view, [id, fact]) {
  const number = id === undefined ? shelf.order[0] : numberOfDocument.get(id);
  view.querySelector(".reader").classList.toggle("chosen", id !== undefined);
  if (number === undefined) {
    view
      .querySelector(".sheet")
      .replaceChildren(
        h("p", { class: "notice" }, id === undefined ? "There is no document." : `There is no document ${id}.`),
      );
    view.querySelector(".ledger").replaceChildren();
    return;
  }
  if (reader.number !== number || !fact) openDocument(number);
  if (fact) choose(fact, "words");
  else if (id !== undefined) {
    scrollTo(0, 0);
    // On a narrow screen the list is gone now, and what had the focus in it.
    if (!view.querySelector(".shelf").offsetParent) view.querySelector(".sheet h1").focus({ preventScroll: true });
  }
}
