"""One module a kind of fact: `find_*(page)` returns mentions. None imports another."""
