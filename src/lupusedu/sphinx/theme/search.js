// What sphinx_highlight.js would say; it throws on some queries.
const SPHINX_HIGHLIGHT_ENABLED = false;
