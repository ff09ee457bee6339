// Long lists in pages: what is not looked at is not laid out.

/** A list that grows by a page at a time; `make` gives the element of one item. */
function growing(list, items, make, page = 100) {
  let made = 0;
  const more = h("button", {
    type: "button",
    class: "more",
    onclick: () => {
      const first = made;
      grow();
      const next = list.children[first];
      const target = next && (next.querySelector("a, button") || next);
      if (target) target.focus();
    },
  });
  function grow() {
    list.append(...items.slice(made, made + page).map((item, offset) => make(item, made + offset)));
    made = Math.min(items.length, made + page);
    const left = items.length - made;
    more.hidden = left <= 0;
    more.textContent = `Show ${Math.min(page, left)} more of ${left.toLocaleString("en")}`;
  }
  grow();
  return more;
}
